import { randomUUID } from "node:crypto";
import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, arxivId, madeUpRecord } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// What waits for an editor comes onto the list by more than an editor's decision on it: by an editor who submits the
// paper, by anybody who does once the instance is open, and by a source that lists it. All are told who asked for it.

const SUBMIT = `mutation ($paper: PaperRef!, $key: String!) {
  submitPaper(input: { paper: $paper, idempotencyKey: $key }) {
    ... on SubmitPaperSuccess { submission { id day status submitter { handle } } }
    ... on Error { code message }
  }
}`;
const PLACE = `mutation ($id: ID!, $day: Date!) {
  placeSubmission(input: { submissionId: $id, day: $day }) {
    ... on PlaceSubmissionSuccess { submission { id day status } }
  }
}`;
const DECLINE = `mutation ($id: ID!) { declineSubmission(input: { submissionId: $id }) { __typename } }`;

interface Answer {
  submission?: { id: string; day: string; status: string; submitter: { handle: string } | null };
  code?: string;
  message?: string;
}

let database: Database;
let curated: TestServer;
let open: TestServer;
let now: Date;
let first: SignedIn;
let second: SignedIn;
let third: SignedIn;
let editor: SignedIn;
let paper: { row: number; number: number };
let number = 0;

const db = () => database.prisma;

beforeAll(async () => {
  now = new Date("2026-02-03T14:30:00Z");
  database = await createTestDatabase();
  const clock = { now: () => now };
  const newcomers = { days: 0, listed: 1000, submissionsPerDay: 1000 };
  curated = await createTestServer({
    database,
    clock,
    config: { submissions: "curated", newcomers },
  });
  open = await createTestServer({ database, clock, config: { submissions: "open", newcomers } });
  [first, second, third, editor] = (await Promise.all(
    ["first", "second", "third", "editor"].map((name) => curated.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn, SignedIn];
  await db().user.update({ where: { id: editor.userId }, data: { role: "EDITOR" } });
});

afterAll(async () => {
  await curated.close();
  await open.close();
  await database.close();
});

beforeEach(async () => {
  now = new Date("2026-02-03T14:30:00Z");
  number += 1;
  const [row = 0] = await addPapers(db(), [number]);
  paper = { row, number };
});

async function submit(by: SignedIn, on = curated, key = randomUUID()): Promise<Answer> {
  const { data, errors } = await on.graphql<{ submitPaper: Answer }>(
    SUBMIT,
    { paper: { arxiv: arxivId(paper.number) }, key },
    { token: by.token },
  );
  expect(errors).toBeUndefined();
  return data.submitPaper;
}

/** Proposed by the first, seconded by the second, a day before. */
async function propose(): Promise<string> {
  const { submission } = await submit(first);
  await submit(second);
  now = new Date("2026-02-04T09:00:00Z");
  return submission?.id ?? "";
}

const rows = () =>
  db().submission.findMany({
    where: { paperId: paper.row },
    orderBy: { id: "asc" },
    select: { day: true, status: true, submitterId: true, listedAt: true, decidedById: true },
  });

/** How often each of them was told of a decision on the paper. */
async function told(): Promise<Record<string, number>> {
  const all = { first, second, third, editor };
  const counts = await Promise.all(
    Object.entries(all).map(async ([name, { userId }]) => {
      const where = { userId, kind: "SUBMISSION_DECIDED" as const, paperId: paper.row };
      return [name, await db().notification.count({ where })] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

const audited = (id: string) =>
  db().auditEntry.findMany({
    where: {
      subjectType: "Submission",
      subjectId: Buffer.from(id, "base64").toString().split(":")[1] ?? "",
    },
    select: { action: true, actorId: true, details: true },
  });

async function feed(on: string): Promise<string[]> {
  const { data } = await open.graphql<{ feed: { nodes: { title: string }[] } }>(
    "query ($on: Date) { feed(period: DAY, on: $on, first: 100) { nodes { title } } }",
    { on },
  );
  return data.feed.nodes.map(({ title }) => title);
}

describe("an editor who submits what waits for a decision", () => {
  test("lists it today: that is the decision, and all who asked are told once", async () => {
    const id = await propose();
    const key = randomUUID();
    const listed = { id, day: "2026-02-04", status: "LISTED", submitter: { handle: "first" } };
    expect((await submit(editor, curated, key)).submission).toEqual(listed);
    // Sent again, or submitted again, it changes nothing.
    for (const again of [key, randomUUID()])
      expect((await submit(editor, curated, again)).submission).toEqual(listed);
    expect(await rows()).toEqual([
      {
        day: new Date("2026-02-04"),
        status: "LISTED",
        submitterId: first.userId,
        listedAt: now,
        decidedById: editor.userId,
      },
    ]);
    expect(await told()).toEqual({ first: 1, second: 1 });
    expect(await audited(id)).toEqual([
      { action: "PLACE_SUBMISSION", actorId: editor.userId, details: { day: "2026-02-04" } },
    ]);
    expect(await feed("2026-02-04")).toContain(`On made-up thing ${paper.number}`);
    expect(await db().paper.findUnique({ where: { id: paper.row } })).toMatchObject({
      listedAt: now,
    });
  });

  test("also when they proposed it themself, and is not told of it", async () => {
    const { submission } = await submit(third);
    await submit(first);
    await db().user.update({ where: { id: third.userId }, data: { role: "EDITOR" } });
    expect((await submit(third)).submission).toMatchObject({
      id: submission?.id,
      status: "LISTED",
    });
    await db().user.update({ where: { id: third.userId }, data: { role: "MEMBER" } });
    expect(await told()).toEqual({ first: 1 });
  });

  test("knows of the paper from then on", async () => {
    await propose();
    const news = {
      userId: editor.userId,
      kind: "NEW_PAPER" as const,
      subject: `paper:${paper.row}`,
    };
    await db().notification.create({ data: { ...news, paperId: paper.row } });
    await submit(editor);
    const { readAt } = await db().notification.findFirstOrThrow({ where: news });
    expect(readAt).not.toBeNull();
  });

  test("lists it on its own day where today's place is taken", async () => {
    await propose();
    // A list that it was put on ahead, and taken off.
    const taken = { paperId: paper.row, day: new Date("2026-02-04"), decidedAt: now };
    await db().submission.create({ data: { ...taken, status: "DECLINED" } });
    expect((await submit(editor)).submission).toMatchObject({
      day: "2026-02-03",
      status: "LISTED",
    });
    expect(await told()).toEqual({ first: 1, second: 1 });
    expect((await rows())[0]).toMatchObject({ listedAt: new Date("2026-02-03") });
  });

  test("lists what was declined the same day, and all who asked are told of that, too", async () => {
    const { submission } = await submit(first);
    await submit(second);
    const id = submission?.id ?? "";
    await curated.graphql(DECLINE, { id }, { token: editor.token });
    now = new Date("2026-02-03T16:00:00Z");
    await submit(editor);
    expect(await rows()).toMatchObject([
      { status: "LISTED", submitterId: first.userId, listedAt: now, decidedById: editor.userId },
    ]);
    expect(await told()).toEqual({ first: 2, second: 2 });
    const actions = (await audited(id)).map(({ action }) => action);
    expect(actions).toEqual(["DECLINE_SUBMISSION", "PLACE_SUBMISSION"]);
  });

  test("several who submit at once, editors among them, leave it listed once", async () => {
    for (let round = 0; round < 5; round++) {
      const by = [first, second, editor, third, editor];
      await Promise.all([...by.slice(round), ...by.slice(0, round)].map((one) => submit(one)));
      const [row, ...others] = await rows();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ status: "LISTED" });
      const times = await told();
      expect(times).not.toHaveProperty("editor");
      for (const count of Object.values(times)) expect(count).toBe(1);
      if (row && row.submitterId !== editor.userId) expect(Object.keys(times)).not.toEqual([]);
      number += 1;
      const [next = 0] = await addPapers(db(), [number]);
      paper = { row: next, number };
    }
  });
});

describe("once an instance is open, what waits still", () => {
  test("is on no list by that alone, and an editor still decides", async () => {
    const id = await propose();
    expect(await feed("2026-02-03")).not.toContain(`On made-up thing ${paper.number}`);
    const { data } = await open.graphql<{ proposals: { nodes: { id: string }[] } }>(
      "{ proposals(first: 100) { nodes { id } } }",
      {},
      { token: editor.token },
    );
    expect(data.proposals.nodes).toContainEqual({ id });
    await open.graphql(PLACE, { id, day: "2026-02-04" }, { token: editor.token });
    expect(await rows()).toMatchObject([{ status: "LISTED" }]);
    expect(await told()).toEqual({ first: 1, second: 1 });
  });

  test.each([
    ["who proposed it", () => first, { second: 1 }],
    ["who seconded it", () => second, { first: 1 }],
    ["anybody else", () => third, { first: 1, second: 1 }],
  ])("is listed by %s, and the others are told", async (_who, by, others) => {
    const id = await propose();
    expect((await submit(by(), open)).submission).toEqual({
      id,
      day: "2026-02-04",
      status: "LISTED",
      submitter: { handle: "first" },
    });
    expect(await rows()).toHaveLength(1);
    expect(await told()).toEqual(others);
    // No editor's act.
    expect(await audited(id)).toEqual([]);
  });

  test("is listed after 30 days only where an editor declined it before it was proposed again", async () => {
    const taken = { paperId: paper.row, day: new Date("2026-01-30") };
    const decidedAt = new Date("2026-01-31T10:00:00Z");
    await db().submission.create({ data: { ...taken, status: "DECLINED", decidedAt } });
    await propose();
    expect(await submit(third, open)).toMatchObject({ code: "CONFLICT" });
    expect(await told()).toEqual({});
    now = new Date("2026-03-03T10:00:00Z");
    expect((await submit(third, open)).submission).toMatchObject({ status: "LISTED" });
    expect(await told()).toEqual({ first: 1, second: 1 });
  });

  test("counts as a newcomer's for who did not propose it, and once for who did", async () => {
    const newcomers = { days: 0, listed: 1000, submissionsPerDay: 1 };
    const clock = { now: () => now };
    const config = { submissions: "open", newcomers } as const;
    const strict = await createTestServer({ database, clock, config });
    await propose();
    const own = paper;
    const [row = 0] = await addPapers(db(), [(number += 1)]);
    paper = { row, number };
    await submit(third);
    paper = own;
    expect(await submit(third, strict)).toMatchObject({ code: "RATE_LIMITED" });
    expect(await rows()).toMatchObject([{ status: "PROPOSED" }]);
    expect((await submit(first, strict)).submission).toMatchObject({ status: "LISTED" });
    await strict.close();
  });
});

describe("a source that lists what waits", () => {
  const importOf = (over: Partial<PaperRecordInput>) =>
    recordPapers(db(), [
      madeUpRecord(paper.number, { source: { name: "daily", fetchedAt: now }, ...over }),
    ]);

  test.each(["2026-02-03", "2026-02-02"])(
    "on %s settles it there, and all who asked are told once, however often it tells of it",
    async (listedOn) => {
      const id = await propose();
      for (const sourceUpvoteCount of [1, 1, 2]) await importOf({ listedOn, sourceUpvoteCount });
      const day = new Date(listedOn);
      const settled = { day, status: "LISTED", listedAt: day, submitterId: first.userId };
      expect(await rows()).toEqual([{ ...settled, decidedById: null }]);
      expect(await told()).toEqual({ first: 1, second: 1 });
      expect(await audited(id)).toEqual([]);
      expect(await feed(listedOn)).toContain(`On made-up thing ${paper.number}`);
    },
  );

  test("also where the source has a name of its own for it", async () => {
    await propose();
    await importOf({
      ids: [
        { scheme: "DOI", value: `10.5555/waits.${paper.number}` },
        { scheme: "ARXIV", value: arxivId(paper.number) },
      ],
      listedOn: "2026-02-02",
    });
    expect(await rows()).toMatchObject([{ status: "LISTED", submitterId: first.userId }]);
    expect(await told()).toEqual({ first: 1, second: 1 });
  });

  test("changes nothing where an editor declined it for that day", async () => {
    const { submission } = await submit(first);
    await curated.graphql(DECLINE, { id: submission?.id }, { token: editor.token });
    await importOf({ listedOn: "2026-02-03" });
    expect(await rows()).toMatchObject([{ status: "DECLINED" }]);
    expect(await told()).toEqual({ first: 1 });
  });

  test("while people propose it and an editor decides leaves nothing waiting", async () => {
    for (let round = 0; round < 5; round++) {
      const { submission } = await submit(first);
      await Promise.all([
        submit(second),
        importOf({ listedOn: round % 2 === 0 ? "2026-02-03" : "2026-02-02" }),
        curated.graphql(PLACE, { id: submission?.id, day: "2026-02-03" }, { token: editor.token }),
        submit(third),
      ]);
      for (const { status } of await rows()) expect(status).toBe("LISTED");
      expect(await told()).toMatchObject({ first: 1 });
      const [row = 0] = await addPapers(db(), [(number += 1)]);
      paper = { row, number };
    }
  });
});
