import { randomUUID } from "node:crypto";
import type { PaperResolver } from "@paperround/schema/context";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { arxivId, madeUpRecord } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Who is new may submit fewer papers a day. Counted in the database: several processes serve one instance.

const DAY = 86_400_000;
const NEWCOMERS: Config["newcomers"] = { days: 7, listed: 2, submissionsPerDay: 3 };
const SUBMIT = `mutation ($arxiv: String!, $key: String!) {
  submitPaper(input: { paper: { arxiv: $arxiv }, idempotencyKey: $key }) {
    __typename
    ... on SubmitPaperSuccess { submission { id status } }
    ... on RateLimitedError { retryAfterSeconds }
    ... on Error { code message }
  }
}`;
const DECLINE = `mutation ($id: ID!) {
  declineSubmission(input: { submissionId: $id }) { __typename }
}`;

interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  retryAfterSeconds?: number;
  submission?: { id: string; status: string };
}

let database: Database;
/** Two processes of one instance. */
let servers: TestServer[];
let now: Date;
let asked: number;
let number = 0;
let person = 0;

const paperResolver: PaperResolver = {
  async resolve({ value }) {
    asked += 1;
    return madeUpRecord(Number(value.slice(5)));
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  const options = { database, paperResolver, clock: { now: () => now } };
  now = new Date();
  servers = [
    await createTestServer({ ...options, config: { newcomers: NEWCOMERS } }),
    await createTestServer({ ...options, config: { newcomers: NEWCOMERS } }),
  ];
});
beforeEach(() => {
  now = new Date("2026-02-10T12:00:00Z");
  asked = 0;
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.close();
});

/** Somebody who joined so many days ago. */
async function somebody(days: number, role: "MEMBER" | "EDITOR" = "MEMBER") {
  const time = now;
  now = new Date();
  const { token, userId } = await first().signIn(`person-${++person}@example.org`);
  now = time;
  const createdAt = new Date(now.getTime() - days * DAY);
  await database.prisma.user.update({ where: { id: userId }, data: { createdAt, role } });
  return token;
}

function first(): TestServer {
  const [server] = servers;
  if (!server) throw new Error("There is a server.");
  return server;
}

async function submit(token: string, paper: number = ++number, process = 0): Promise<Answer> {
  const server = servers[process] ?? first();
  const { data } = await server.graphql<{ submitPaper: Answer }>(
    SUBMIT,
    { arxiv: arxivId(paper), key: randomUUID() },
    { token },
  );
  return data.submitPaper;
}

async function submitMany(token: string, count: number): Promise<string[]> {
  const results = [];
  for (let index = 0; index < count; index++)
    results.push((await submit(token, ++number, index % servers.length)).__typename);
  return results;
}

const listed = (count: number) => Array.from({ length: count }, () => "SubmitPaperSuccess");

describe("somebody new", () => {
  test("submits as many as newcomers may, over all processes, and is told when the next", async () => {
    const token = await somebody(1);
    expect(await submitMany(token, 3)).toEqual(listed(3));
    now = new Date("2026-02-10T20:30:00Z");
    asked = 0;
    expect(await submit(token, ++number, 1)).toEqual({
      __typename: "RateLimitedError",
      code: "RATE_LIMITED",
      retryAfterSeconds: 15.5 * 3600,
      message:
        "Who is new here may submit 3 papers a day: the next one in 16 hours. More from 7 days after joining on, and once 2 papers of yours have been listed.",
    });
    expect(asked, "no source is asked for what cannot be submitted").toBe(0);
    now = new Date("2026-02-11T12:00:01Z");
    expect(await submitMany(token, 4)).toEqual([...listed(3), "RateLimitedError"]);
  });

  test("may say again what stands already", async () => {
    const token = await somebody(1);
    const paper = ++number;
    const before = await submit(token, paper);
    expect(await submitMany(token, 2)).toEqual(listed(2));
    expect(await submit(token, paper)).toEqual(before);
  });

  test("cannot do more by doing it all at once", async () => {
    const token = await somebody(1);
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => submit(token, ++number, index % servers.length)),
    );
    const done = results.filter(({ __typename }) => __typename === "SubmitPaperSuccess");
    expect(done).toHaveLength(3);
    expect(results.filter(({ code }) => code === "RATE_LIMITED")).toHaveLength(9);
  });

  test("is also who has been here long without a paper on a list", async () => {
    const token = await somebody(100);
    const [one, two, three] = [await submit(token), await submit(token), await submit(token)];
    const editor = await somebody(0, "EDITOR");
    for (const { submission } of [one, two, three]) {
      const id = submission?.id ?? "";
      await first().graphql(DECLINE, { id }, { token: editor });
    }
    expect(await submit(token)).toMatchObject({ code: "RATE_LIMITED" });
  });
});

describe("somebody who is not new", () => {
  test("has been here for a while and has had papers listed", async () => {
    const token = await somebody(8);
    expect(await submitMany(token, 6)).toEqual(listed(6));
  });

  test("or is an editor", async () => {
    const token = await somebody(0, "EDITOR");
    expect(await submitMany(token, 6)).toEqual(listed(6));
  });
});

describe("what an editor declined, where submissions are listed at once", () => {
  async function declined() {
    const [member, other, editor] = [
      await somebody(30),
      await somebody(30),
      await somebody(30, "EDITOR"),
    ];
    const paper = ++number;
    const { submission } = await submit(member, paper);
    await first().graphql(DECLINE, { id: submission?.id }, { token: editor });
    return { member, other, editor, paper };
  }

  test("no member submits again for 30 days, neither who did nor another", async () => {
    const { member, other, paper } = await declined();
    const refusal = {
      __typename: "ConflictError",
      code: "CONFLICT",
      message:
        "An editor declined this paper on 2026-02-10. It can be submitted again after 2026-03-12; ask an editor to list it before that.",
    };
    expect(await submit(member, paper)).toEqual(refusal);
    now = new Date(now.getTime() + 29 * DAY);
    expect(await submit(other, paper)).toEqual(refusal);
    now = new Date(now.getTime() + 2 * DAY);
    expect(await submit(other, paper)).toMatchObject({ submission: { status: "LISTED" } });
  });

  test("an editor may, and then it stands for everybody", async () => {
    const { member, editor, paper } = await declined();
    const again = await submit(editor, paper);
    expect(again).toMatchObject({ submission: { status: "LISTED" } });
    expect(await submit(member, paper)).toEqual(again);
  });
});
