import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Who submits what waits for an editor already is told what becomes of it, like who proposed it.

const TODAY = "2026-02-03";
const SUBMIT = `mutation ($paper: PaperRef!, $key: String!) {
  submitPaper(input: { paper: $paper, idempotencyKey: $key }) {
    ... on SubmitPaperSuccess {
      submission { id status submitter { handle } }
      paper { viewerProposal { id status } }
    }
  }
}`;
const PLACE = `mutation ($id: ID!) {
  placeSubmission(input: { submissionId: $id, day: "${TODAY}" }) { __typename }
}`;
const DECLINE = `mutation ($id: ID!) { declineSubmission(input: { submissionId: $id }) { __typename } }`;
const NOTICES = `{ viewer { notifications(first: 100) { nodes {
  id kind submission { status submitter { handle } } paper { title }
} } } }`;

interface Submitted {
  submission: { id: string; status: string; submitter: { handle: string } | null };
  paper: { viewerProposal: { id: string; status: string } | null };
}

interface Notice {
  id: string;
  kind: string;
  submission: { status: string; submitter: { handle: string } | null };
  paper: { title: string };
}

let server: TestServer;
let now: Date;
let first: SignedIn;
let second: SignedIn;
let third: SignedIn;
let editor: SignedIn;

beforeAll(async () => {
  now = new Date(`${TODAY}T14:30:00Z`);
  server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => now },
  });
  [first, second, third, editor] = (await Promise.all(
    ["first", "second", "third", "editor"].map((name) => server.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn, SignedIn];
  await db().user.update({ where: { id: editor.userId }, data: { role: "EDITOR" } });
  await addPapers(db(), range(1, 13));
});

afterAll(() => server.close());

const db = () => server.database.prisma;

async function send<Data>(query: string, variables: object, by: SignedIn | null): Promise<Data> {
  const { data, errors } = await server.graphql<Data>(
    query,
    { ...variables },
    by === null ? {} : { token: by.token },
  );
  expect(errors).toBeUndefined();
  return data;
}

async function submit(number: number, by: SignedIn, key = randomUUID()): Promise<Submitted> {
  const paper = { arxiv: arxivId(number) };
  return (await send<{ submitPaper: Submitted }>(SUBMIT, { paper, key }, by)).submitPaper;
}

async function proposalOf(number: number, by: SignedIn | null, fields = "id status") {
  const { paper } = await send<{ paper: { viewerProposal: Record<string, unknown> | null } }>(
    `query ($ref: PaperRef!) { paper(ref: $ref) { viewerProposal { ${fields} } } }`,
    { ref: { arxiv: arxivId(number) } },
    by,
  );
  return paper.viewerProposal;
}

/** What somebody was told of decisions on a paper, the last first. */
async function told(number: number, who: SignedIn) {
  const { viewer } = await send<{ viewer: { notifications: { nodes: Notice[] } } }>(
    NOTICES,
    {},
    who,
  );
  return viewer.notifications.nodes.filter(
    ({ kind, paper }) =>
      kind === "SUBMISSION_DECIDED" && paper.title === `On made-up thing ${number}`,
  );
}

/** Somebody who is an editor later. */
async function askAsMember(number: number, who: SignedIn): Promise<void> {
  await db().user.update({ where: { id: who.userId }, data: { role: "MEMBER" } });
  await submit(number, who);
  await db().user.update({ where: { id: who.userId }, data: { role: "EDITOR" } });
}

const decide = (mutation: string, id: string) => send(mutation, { id }, editor);

describe("who submits what waits for an editor already", () => {
  test("sees that it waits, at once and later, and not who was first", async () => {
    const { submission } = await submit(1, first);
    const again = await submit(1, second);
    expect(again.submission).toEqual({ ...submission, submitter: null });
    expect(again.paper.viewerProposal).toEqual({ id: submission.id, status: "PROPOSED" });
    const fields = "id status submitter { handle }";
    expect(await proposalOf(1, second, fields)).toEqual({ ...submission, submitter: null });
    // Also where more is asked than SQL reads.
    expect(await proposalOf(1, second, `${fields} paper { title }`)).toMatchObject({
      id: submission.id,
      submitter: null,
    });
    expect(await proposalOf(1, first, fields)).toEqual(submission);
    for (const by of [third, editor, null]) expect(await proposalOf(1, by)).toBeNull();
    // An editor, who asked for it when they were none, sees who was first, here as anywhere.
    await askAsMember(1, editor);
    for (const more of ["", " paper { id }"])
      expect(await proposalOf(1, editor, fields + more)).toMatchObject(submission);
  });

  test("counts once, however often they say it, and never as who proposed it", async () => {
    const key = randomUUID();
    const { submission } = await submit(2, first);
    for (const again of [key, key, randomUUID()]) await submit(2, second, again);
    await submit(2, first);
    const rows = await db().seconding.findMany({ where: { submission: { paper: ofNumber(2) } } });
    expect(rows).toMatchObject([{ userId: second.userId }]);
    expect(await db().submission.count({ where: { paper: ofNumber(2) } })).toBe(1);
    expect(await proposalOf(2, first)).toMatchObject({ id: submission.id });
  });

  test("is told of each decision once, like who proposed it; nobody else is", async () => {
    const { submission } = await submit(3, first);
    await submit(3, second);
    for (let again = 0; again < 2; again++) await decide(DECLINE, submission.id);
    for (const who of [first, second]) {
      expect(await told(3, who)).toMatchObject([{ submission: { status: "DECLINED" } }]);
      expect(await proposalOf(3, who)).toEqual({ id: submission.id, status: "DECLINED" });
    }
    // Who was first is told only once the paper is listed, and then to everybody.
    expect((await told(3, second))[0]?.submission.submitter).toBeNull();
    now = new Date(now.getTime() + 1000);
    await decide(PLACE, submission.id);
    for (const who of [first, second]) {
      const listed = { status: "LISTED", submitter: { handle: "first" } };
      expect(await told(3, who)).toMatchObject([{ submission: listed }, { submission: listed }]);
      expect(await proposalOf(3, who)).toBeNull();
    }
    for (const who of [third, editor]) expect(await told(3, who)).toEqual([]);
  });

  test("is not told when they muted that, nor of what they decided themselves", async () => {
    await db().mutedNotification.create({
      data: { userId: third.userId, kind: "SUBMISSION_DECIDED" },
    });
    const { submission } = await submit(4, first);
    await submit(4, third);
    await askAsMember(4, editor);
    await decide(PLACE, submission.id);
    for (const who of [third, editor]) expect(await told(4, who)).toEqual([]);
    expect(await told(4, first)).toHaveLength(1);
    await db().mutedNotification.deleteMany();
  });

  test("is told also when who proposed it decided, or has left", async () => {
    const { submission } = await submit(5, first);
    await submit(5, second);
    await db().submission.updateMany({
      where: { paper: ofNumber(5) },
      data: { submitterId: editor.userId },
    });
    await decide(DECLINE, submission.id);
    expect(await told(5, second)).toHaveLength(1);
    expect(await told(5, editor)).toEqual([]);
    const other = (await submit(6, first)).submission;
    await submit(6, second);
    await db().submission.updateMany({
      where: { paper: ofNumber(6) },
      data: { submitterId: null },
    });
    expect(await proposalOf(6, second)).toEqual({ id: other.id, status: "PROPOSED" });
    await decide(PLACE, other.id);
    expect(await told(6, second)).toHaveLength(1);
  });

  test("knows of the paper: what would tell them of it is read", async () => {
    const paper = await db().paper.findFirstOrThrow({ where: ofNumber(7) });
    const news = (userId: string) => ({
      userId,
      kind: "NEW_PAPER" as const,
      subject: `paper:${paper.id}`,
      paperId: paper.id,
    });
    await db().notification.createMany({ data: [news(second.userId), news(third.userId)] });
    await submit(7, first);
    await submit(7, second);
    const rows = await db().notification.findMany({
      where: { paperId: paper.id },
      select: { userId: true, readAt: true },
    });
    const isRead = new Map(rows.map(({ userId, readAt }) => [userId, readAt !== null]));
    expect(isRead.get(second.userId)).toBe(true);
    expect(isRead.get(third.userId)).toBe(false);
  });
});

test("where nobody has proposed it before, nobody's place is taken", async () => {
  server.statements();
  await submit(13, first);
  expect(server.statements().filter((sql) => sql.includes("secondings"))).toEqual([
    // What the answer asks.
    expect.stringMatching(/^SELECT/),
  ]);
});

describe("what was declined and proposed again on the same day", () => {
  test("waits for everybody who ever asked for it, under who proposed it last", async () => {
    const { submission } = await submit(8, first);
    await submit(8, second);
    await decide(DECLINE, submission.id);
    now = new Date(now.getTime() + 1000);
    expect((await submit(8, second)).submission).toEqual({
      id: submission.id,
      status: "PROPOSED",
      submitter: { handle: "second" },
    });
    expect(await proposalOf(8, first, "status submitter { handle }")).toEqual({
      status: "PROPOSED",
      submitter: null,
    });
    const rows = await db().seconding.findMany({ where: { submission: { paper: ofNumber(8) } } });
    expect(rows).toMatchObject([{ userId: first.userId }]);
    await decide(PLACE, submission.id);
    for (const who of [first, second]) expect(await told(8, who)).toHaveLength(2);
  });

  test("waits for who asked anew, whatever became of a later one of theirs", async () => {
    const { submission } = await submit(9, first);
    const row = await db().submission.findFirstOrThrow({ where: { paper: ofNumber(9) } });
    // As a merge brings it: the viewer's own, later, declined one beside it.
    await db().submission.create({
      data: {
        paperId: row.paperId,
        day: new Date("2026-02-10"),
        status: "DECLINED",
        submitterId: second.userId,
      },
    });
    expect(await proposalOf(9, second)).toMatchObject({ status: "DECLINED" });
    await submit(9, second);
    expect(await proposalOf(9, second)).toEqual({ id: submission.id, status: "PROPOSED" });
    expect(await proposalOf(9, second, "id status paper { id }")).toMatchObject({
      id: submission.id,
    });
  });
});

describe("how many asked for it", () => {
  const COUNT = "query ($id: ID!) { node(id: $id) { ... on Submission { seconderCount } } }";
  const countFor = async (id: string, by: SignedIn | null) =>
    (await send<{ node: { seconderCount: number } | null }>(COUNT, { id }, by)).node;

  test("is the editors' to see, beside what waits for them", async () => {
    const { submission } = await submit(10, first);
    expect(await countFor(submission.id, editor)).toEqual({ seconderCount: 0 });
    await submit(10, second);
    await submit(10, third);
    expect(await countFor(submission.id, editor)).toEqual({ seconderCount: 2 });
    const { proposals } = await send<{ proposals: { nodes: object[] } }>(
      "{ proposals(first: 100) { nodes { id seconderCount } } }",
      {},
      editor,
    );
    expect(proposals.nodes).toContainEqual({ id: submission.id, seconderCount: 2 });
    for (const by of [first, second])
      expect(await countFor(submission.id, by)).toEqual({ seconderCount: 0 });
    expect(await countFor(submission.id, null)).toBeNull();
    await decide(PLACE, submission.id);
    for (const by of [first, null])
      expect(await countFor(submission.id, by)).toEqual({ seconderCount: 0 });
  });

  test("does not begin again where nothing waits: on a list there is nothing to second", async () => {
    const { submission } = await submit(11, first);
    await decide(PLACE, submission.id);
    expect((await submit(11, second)).submission).toMatchObject({ id: submission.id });
    expect(await countFor(submission.id, editor)).toEqual({ seconderCount: 0 });
  });

  test("a submission that is not theirs is nobody's to read by its id", async () => {
    const { submission } = await submit(12, first);
    const read = async (by: SignedIn | null) =>
      (
        await send<{ node: object | null }>(
          "query ($id: ID!) { node(id: $id) { ... on Submission { status submitter { handle } } } }",
          { id: submission.id },
          by,
        )
      ).node;
    for (const by of [second, null]) expect(await read(by)).toBeNull();
    await submit(12, second);
    expect(await read(second)).toEqual({ status: "PROPOSED", submitter: null });
    expect(await read(third)).toBeNull();
  });
});

function ofNumber(number: number) {
  return { title: `On made-up thing ${number}` };
}
