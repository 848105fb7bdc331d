import { randomUUID } from "node:crypto";
import { SourceUnavailableError } from "@paperround/schema/errors";
import type { PaperResolver } from "@paperround/schema/context";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addPapers,
  arxivId,
  globalId,
  listOn,
  madeUpRecord,
  range,
} from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const SUBMIT = `mutation ($paper: PaperRef!, $key: String!) {
  submitPaper(input: { paper: $paper, idempotencyKey: $key }) {
    __typename
    ... on SubmitPaperSuccess {
      paper { id title submission { id day } firstListedOn }
      submission { id day status submitter { handle } paper { title } }
    }
    ... on InvalidInputError { fields { path } }
    ... on Error { code message }
  }
}`;

interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  paper?: { id: string; title: string; submission: { id: string } | null };
  submission?: { id: string; day: string; status: string; submitter: { handle: string } | null };
}

let server: TestServer;
let now: Date;
/** What the source was asked for, and whether it answers. */
let asked: string[];
let isDown: boolean;
let reader: SignedIn;
let other: SignedIn;

const UNKNOWN = arxivId(404);

const paperResolver: PaperResolver = {
  async resolve({ value }) {
    asked.push(value);
    if (isDown) throw new SourceUnavailableError("arXiv does not answer: try again in a minute.");
    await new Promise((resolve) => setTimeout(resolve, 5));
    return value === UNKNOWN ? null : madeUpRecord(Number(value.slice(5)));
  },
};

beforeAll(async () => {
  server = await createTestServer({ paperResolver, clock: { now: () => now } });
  now = new Date();
  reader = await server.signIn("reader@example.org");
  other = await server.signIn("other@example.org");
});

beforeEach(() => {
  now = new Date("2026-02-03T14:30:00Z");
  asked = [];
  isDown = false;
});

afterAll(() => server.close());

async function submit(
  paper: Record<string, unknown>,
  key: string = randomUUID(),
  by: SignedIn | null = reader,
): Promise<Answer> {
  const { data, errors } = await server.graphql<{ submitPaper: Answer }>(
    SUBMIT,
    { paper, key },
    by === null ? {} : { token: by.token },
  );
  expect(errors).toBeUndefined();
  return data.submitPaper;
}

describe("a paper that is not here yet", () => {
  test("is fetched from its source and stands on today's list", async () => {
    expect(await submit({ arxiv: `arXiv:${arxivId(1)}v3` })).toEqual({
      __typename: "SubmitPaperSuccess",
      paper: {
        id: expect.any(String),
        title: "On made-up thing 1",
        submission: { id: expect.any(String), day: "2026-02-03" },
        firstListedOn: "2026-02-03",
      },
      submission: {
        id: expect.any(String),
        day: "2026-02-03",
        status: "LISTED",
        submitter: { handle: "reader" },
        paper: { title: "On made-up thing 1" },
      },
    });
    expect(asked).toEqual([arxivId(1)]);
    const { listedAt } = await server.database.prisma.paper.findFirstOrThrow({
      where: { title: "On made-up thing 1" },
    });
    expect(listedAt).toEqual(now);
    const { data } = await server.graphql<{ feed: { from: string; nodes: { title: string }[] } }>(
      "{ feed(period: DAY) { from nodes { title } } }",
    );
    expect(data.feed).toEqual({ from: "2026-02-03", nodes: [{ title: "On made-up thing 1" }] });
  });

  test("is read from an arXiv address, too", async () => {
    expect(await submit({ url: `https://arxiv.org/pdf/${arxivId(2)}v1.pdf` })).toMatchObject({
      paper: { title: "On made-up thing 2" },
    });
  });

  test("may be unknown to the source", async () => {
    expect(await submit({ arxiv: UNKNOWN })).toMatchObject({
      __typename: "NotFoundError",
      message: `No source knows a paper arxiv:${UNKNOWN}: check the id.`,
    });
  });

  test("waits when the source does not answer, and its key is still good", async () => {
    isDown = true;
    const key = randomUUID();
    expect(await submit({ arxiv: arxivId(3) }, key)).toMatchObject({
      __typename: "SourceUnavailableError",
      code: "SOURCE_UNAVAILABLE",
    });
    expect(
      await server.database.prisma.paper.count({ where: { title: "On made-up thing 3" } }),
    ).toBe(0);
    isDown = false;
    expect(await submit({ arxiv: arxivId(3) }, key)).toMatchObject({
      submission: { status: "LISTED" },
    });
  });

  test.each([
    [{ id: globalId("Paper", 2_147_483_647) }, "NOT_FOUND"],
    [{ arxiv: "nonsense" }, "INVALID_INPUT"],
    [{ id: globalId("List", 1) }, "INVALID_INPUT"],
  ])("cannot be %j, and the source is not asked", async (ref, code) => {
    expect(await submit(ref)).toMatchObject({ code });
    expect(asked).toEqual([]);
  });
});

describe("a paper that is here", () => {
  test("and on no list yet comes onto today's by any of its names", async () => {
    const [row = 0] = await addPapers(server.database.prisma, [10]);
    expect(await submit({ id: globalId("Paper", row) })).toMatchObject({
      submission: { day: "2026-02-03" },
    });
    expect(asked).toEqual([]);
  });

  test("and on a list keeps its place: a paper is new once", async () => {
    const [row = 0] = await addPapers(server.database.prisma, [11], {
      day: "2026-01-20T09:00:00Z",
    });
    await listOn(server.database.prisma, row, "2026-01-25");
    const answer = await submit({ arxiv: arxivId(11) });
    expect(answer.submission).toMatchObject({
      day: "2026-01-20",
      status: "LISTED",
      submitter: null,
    });
    expect(answer.paper?.submission?.id).toBe(answer.submission?.id);
    const { listedAt, submissions } = await server.database.prisma.paper.findUniqueOrThrow({
      where: { id: row },
      include: { submissions: true },
    });
    expect(listedAt).toEqual(new Date("2026-01-20T09:00:00Z"));
    expect(submissions).toHaveLength(2);
  });

  test("submitted again on another day keeps its day and its submitter", async () => {
    const first = await submit({ arxiv: arxivId(12) });
    now = new Date("2026-02-05T10:00:00Z");
    expect((await submit({ arxiv: arxivId(12) }, randomUUID(), other)).submission).toEqual(
      first.submission,
    );
  });
});

describe("the idempotency key", () => {
  test("makes one submission of many tries, also at once", async () => {
    const key = randomUUID();
    const answers = await Promise.all(range(1, 6).map(() => submit({ arxiv: arxivId(20) }, key)));
    expect(new Set(answers.map(({ submission }) => submission?.id)).size).toBe(1);
    now = new Date("2026-02-06T10:00:00Z");
    expect((await submit({ arxiv: arxivId(20) }, key)).submission?.id).toBe(
      answers[0]?.submission?.id,
    );
  });

  test("is refused for another paper, and is each person's own", async () => {
    const key = randomUUID();
    await submit({ arxiv: arxivId(21) }, key);
    expect(await submit({ arxiv: arxivId(22) }, key)).toMatchObject({
      __typename: "ConflictError",
      code: "CONFLICT",
    });
    expect(await submit({ arxiv: arxivId(22) }, key, other)).toMatchObject({
      paper: { title: "On made-up thing 22" },
    });
  });

  test("is not another operation's", async () => {
    const key = randomUUID();
    await submit({ arxiv: arxivId(23) }, key);
    const { data } = await server.graphql(
      `mutation ($key: String!) { createList(input: { name: "Keyed", idempotencyKey: $key }) { ... on Error { code } } }`,
      { key },
      { token: reader.token },
    );
    expect(data).toEqual({ createList: { code: "CONFLICT" } });
  });

  test("is refused when it is empty, too long or unprintable", async () => {
    for (const key of ["", "k".repeat(201), "a\u0000b"]) {
      expect(await submit({ arxiv: arxivId(24) }, key)).toMatchObject({
        __typename: "InvalidInputError",
        fields: [{ path: ["input", "idempotencyKey"] }],
      });
    }
  });
});

describe("several people at once", () => {
  test("submitting one unknown paper make one paper and one submission", async () => {
    const people = await Promise.all(
      range(1, 6).map((number) => server.signIn(`person-${number}@example.org`)),
    );
    for (const number of [30, 31, 32]) {
      const answers = await Promise.all(
        people.map((person) => submit({ arxiv: arxivId(number) }, randomUUID(), person)),
      );
      expect(new Set(answers.map(({ paper }) => paper?.id)).size).toBe(1);
      expect(new Set(answers.map(({ submission }) => submission?.id)).size).toBe(1);
      const papers = await server.database.prisma.paper.findMany({
        where: { title: `On made-up thing ${number}` },
        include: { submissions: true },
      });
      expect(papers.map(({ submissions }) => submissions.length)).toEqual([1]);
    }
  });
});

test("nobody submits without being signed in, and no source is asked for them", async () => {
  expect(await submit({ arxiv: arxivId(40) }, "1", null)).toMatchObject({ code: "SIGNED_OUT" });
  expect(asked).toEqual([]);
});
