import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const SUBMISSION = "id day status submitter { handle } paper { title firstListedOn }";
const SUBMIT = `mutation ($paper: PaperRef!, $key: String!) {
  submitPaper(input: { paper: $paper, idempotencyKey: $key }) {
    ... on SubmitPaperSuccess { submission { ${SUBMISSION} } }
    ... on Error { code message }
  }
}`;
const PLACE = `mutation ($id: ID!, $day: Date!) {
  placeSubmission(input: { submissionId: $id, day: $day }) {
    ... on PlaceSubmissionSuccess { submission { ${SUBMISSION} } }
    ... on InvalidInputError { fields { path } }
    ... on Error { code message }
  }
}`;
const DECLINE = `mutation ($id: ID!) {
  declineSubmission(input: { submissionId: $id }) {
    ... on DeclineSubmissionSuccess { submission { ${SUBMISSION} } }
    ... on InvalidInputError { fields { path } }
    ... on Error { code message }
  }
}`;

interface Answer {
  code?: string;
  message?: string;
  submission?: { id: string; day: string; status: string; submitter: { handle: string } | null };
}

let server: TestServer;
let now: Date;
let member: SignedIn;
let other: SignedIn;
let editor: SignedIn;
let rows: number[];

beforeAll(async () => {
  server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => now },
  });
  now = new Date();
  [member, other, editor] = (await Promise.all(
    ["member", "other", "editor"].map((name) => server.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn];
  await server.database.prisma.user.update({
    where: { id: editor.userId },
    data: { role: "EDITOR" },
  });
  rows = await addPapers(server.database.prisma, range(1, 20));
});

beforeEach(() => {
  now = new Date("2026-02-03T14:30:00Z");
});

afterAll(() => server.close());

async function send(
  mutation: string,
  variables: Record<string, unknown>,
  by: SignedIn | null,
): Promise<Answer> {
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    mutation,
    variables,
    by === null ? {} : { token: by.token },
  );
  expect(errors).toBeUndefined();
  return Object.values(data)[0] ?? {};
}

const submit = (number: number, by: SignedIn = member) =>
  send(SUBMIT, { paper: { arxiv: arxivId(number) }, key: randomUUID() }, by);

async function propose(number: number, by: SignedIn = member): Promise<string> {
  const { submission } = await submit(number, by);
  if (!submission) throw new Error("Not proposed.");
  return submission.id;
}

const listedAt = async (number: number) =>
  (
    await server.database.prisma.paper.findUniqueOrThrow({ where: { id: rows[number - 1] ?? 0 } })
  ).listedAt?.toISOString() ?? null;

async function feed(on: string): Promise<string[]> {
  const { data } = await server.graphql<{ feed: { nodes: { title: string }[] } }>(
    "query ($on: Date) { feed(period: DAY, on: $on, sort: NEW) { nodes { title } } }",
    { on },
  );
  return data.feed.nodes.map(({ title }) => title);
}

describe("on a curated instance", () => {
  test("a member's submission waits for an editor and is on no list", async () => {
    const { submission } = await submit(1);
    expect(submission).toMatchObject({
      status: "PROPOSED",
      day: "2026-02-03",
      submitter: { handle: "member" },
      paper: { firstListedOn: null },
    });
    expect(await feed("2026-02-03")).toEqual([]);
    expect(await listedAt(1)).toBeNull();
    // Submitted again, also by somebody else, it is the same; who proposed it is not theirs to know.
    expect((await submit(1)).submission).toEqual(submission);
    expect((await submit(1, other)).submission).toEqual({ ...submission, submitter: null });
  });

  test("an editor's is listed at once", async () => {
    expect((await submit(2, editor)).submission).toMatchObject({
      status: "LISTED",
      day: "2026-02-03",
    });
    expect(await feed("2026-02-03")).toEqual(["On made-up thing 2"]);
    expect(await listedAt(2)).toBe("2026-02-03T14:30:00.000Z");
  });

  test("the editor sees what waits, the longest waiting first; nobody else does", async () => {
    await propose(3);
    await propose(4, other);
    const query = "{ proposals { nodes { status submitter { handle } paper { title } } } }";
    const { data } = await server.graphql<{ proposals: { nodes: { paper: { title: string } }[] } }>(
      query,
      {},
      { token: editor.token },
    );
    expect(data.proposals.nodes.map(({ paper }) => paper.title)).toEqual(
      [1, 3, 4].map((number) => `On made-up thing ${number}`),
    );
    expect(data.proposals.nodes[2]).toMatchObject({
      status: "PROPOSED",
      submitter: { handle: "other" },
    });
    const asMember = await server.graphql(query, {}, { token: member.token });
    expect(asMember.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await server.graphql(query)).errors?.[0]?.extensions).toMatchObject({
      code: "SIGNED_OUT",
    });
  });
});

describe("an editor places", () => {
  test("a proposal on a day, and it stands there", async () => {
    const id = await propose(5);
    expect((await send(PLACE, { id, day: "2026-02-03" }, editor)).submission).toMatchObject({
      id,
      status: "LISTED",
      day: "2026-02-03",
      submitter: { handle: "member" },
      paper: { firstListedOn: "2026-02-03" },
    });
    expect(await feed("2026-02-03")).toContain("On made-up thing 5");
    // Said again, later, it changes nothing: not the moment it came there, nor who placed it.
    now = new Date("2026-02-03T20:00:00Z");
    await send(PLACE, { id, day: "2026-02-03" }, editor);
    expect(await listedAt(5)).toBe("2026-02-03T14:30:00.000Z");
    const row = await server.database.prisma.submission.findFirstOrThrow({
      where: { paperId: rows[4] ?? 0 },
    });
    expect(row).toMatchObject({
      decidedById: editor.userId,
      decidedAt: new Date("2026-02-03T14:30:00Z"),
    });
  });

  test("it on another day, and it moves", async () => {
    const id = await propose(6);
    await send(PLACE, { id, day: "2026-02-03" }, editor);
    await send(PLACE, { id, day: "2026-01-30" }, editor);
    expect(await listedAt(6)).toBe("2026-01-30T00:00:00.000Z");
    expect(await feed("2026-02-03")).not.toContain("On made-up thing 6");
    expect(await feed("2026-01-30")).toEqual(["On made-up thing 6"]);
    await send(PLACE, { id, day: "2026-02-01" }, editor);
    expect(await listedAt(6)).toBe("2026-02-01T00:00:00.000Z");
  });

  test("it up to a week ahead, where nobody sees it before its day", async () => {
    const id = await propose(7);
    expect((await send(PLACE, { id, day: "2026-02-10" }, editor)).submission).toMatchObject({
      day: "2026-02-10",
    });
    expect(await feed("2026-02-10")).toEqual([]);
    now = new Date("2026-02-10T00:00:00Z");
    expect(await feed("2026-02-10")).toEqual(["On made-up thing 7"]);
  });

  test.each(["2026-02-11", "9999-12-31", "1899-12-31"])("nothing on %s", async (day) => {
    const id = await propose(8);
    expect(await send(PLACE, { id, day }, editor)).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: ["input", "day"] }],
    });
    expect(await listedAt(8)).toBeNull();
  });

  test("a second submission of a listed paper without making the paper any younger", async () => {
    const paperId = rows[8] ?? 0;
    await listOn(server.database.prisma, paperId, "2026-01-10T11:00:00Z");
    const { id } = await server.database.prisma.submission.create({
      data: { paperId, day: new Date("2026-01-12"), status: "DECLINED" },
    });
    await send(PLACE, { id: globalId("Submission", id), day: "2026-01-15" }, editor);
    expect(await listedAt(9)).toBe("2026-01-10T11:00:00.000Z");
    expect(await feed("2026-01-15")).toEqual(["On made-up thing 9"]);
    // Not on a day that another submission of the paper has.
    expect(
      await send(PLACE, { id: globalId("Submission", id), day: "2026-01-10" }, editor),
    ).toMatchObject({
      code: "INVALID_INPUT",
      message: "The paper has a submission for that day already.",
    });
    // An earlier day makes it older.
    await send(PLACE, { id: globalId("Submission", id), day: "2026-01-05" }, editor);
    expect(await listedAt(9)).toBe("2026-01-05T00:00:00.000Z");
  });
});

describe("an editor declines", () => {
  test("a proposal: it waits no more, and is on no list", async () => {
    const id = await propose(10);
    const declined = await send(DECLINE, { id }, editor);
    expect(declined.submission).toMatchObject({ status: "DECLINED" });
    now = new Date("2026-02-03T20:00:00Z");
    expect(await send(DECLINE, { id }, editor)).toEqual(declined);
    const row = await server.database.prisma.submission.findFirstOrThrow({
      where: { paperId: rows[9] ?? 0 },
    });
    expect(row.decidedAt).toEqual(new Date("2026-02-03T14:30:00Z"));
    const { data } = await server.graphql<{ proposals: { nodes: { id: string }[] } }>(
      "{ proposals { nodes { id } } }",
      {},
      { token: editor.token },
    );
    expect(data.proposals.nodes.map((node) => node.id)).not.toContain(id);
  });

  test("a listed one: it leaves its list, and the paper counts from the next", async () => {
    const paperId = rows[10] ?? 0;
    const first = await listOn(server.database.prisma, paperId, "2026-01-20T11:00:00Z");
    await listOn(server.database.prisma, paperId, "2026-01-22T11:00:00Z");
    await send(DECLINE, { id: globalId("Submission", first) }, editor);
    expect(await listedAt(11)).toBe("2026-01-22T11:00:00.000Z");
    expect(await feed("2026-01-20")).toEqual([]);
    expect(await feed("2026-01-22")).toEqual(["On made-up thing 11"]);
  });

  test("a paper that may be proposed again", async () => {
    const id = await propose(12);
    await send(DECLINE, { id }, editor);
    expect((await submit(12, other)).submission).toMatchObject({
      status: "PROPOSED",
      submitter: { handle: "other" },
    });
    await send(PLACE, { id: await propose(12), day: "2026-02-03" }, editor);
    expect(await feed("2026-02-03")).toContain("On made-up thing 12");
  });
});

describe("a paper says what became of the viewer's own proposal", () => {
  const READ = "query ($ref: PaperRef!) { paper(ref: $ref) { viewerProposal { id status } } }";

  async function proposalOf(number: number, by: SignedIn | null): Promise<unknown> {
    const { data, errors } = await server.graphql<{ paper: { viewerProposal: unknown } }>(
      READ,
      { ref: { arxiv: arxivId(number) } },
      by === null ? {} : { token: by.token },
    );
    expect(errors).toBeUndefined();
    return data.paper.viewerProposal;
  }

  test("to them alone, not even to an editor, until it stands on a list", async () => {
    expect(await proposalOf(15, member)).toBeNull();
    const id = await propose(15);
    expect(await proposalOf(15, member)).toEqual({ id, status: "PROPOSED" });
    expect(await proposalOf(15, other)).toBeNull();
    expect(await proposalOf(15, editor)).toBeNull();
    expect(await proposalOf(15, null)).toBeNull();
    await send(DECLINE, { id }, editor);
    expect(await proposalOf(15, member)).toEqual({ id, status: "DECLINED" });
    await send(PLACE, { id, day: "2026-02-03" }, editor);
    expect(await proposalOf(15, member)).toBeNull();
  });

  test("the newest of several; none once another's brought it onto a list", async () => {
    await send(DECLINE, { id: await propose(16) }, editor);
    now = new Date("2026-02-05T10:00:00Z");
    const newest = await propose(16);
    expect(await proposalOf(16, member)).toEqual({ id: newest, status: "PROPOSED" });
    await send(DECLINE, { id: newest }, editor);
    now = new Date("2026-02-06T10:00:00Z");
    await submit(16, editor);
    expect(await proposalOf(16, member)).toBeNull();
  });

  test("beside the submission that brought another onto its list", async () => {
    const paperId = rows[16] ?? 0;
    await listOn(server.database.prisma, paperId, "2026-01-20T11:00:00Z");
    const waiting = await propose(18);
    const { data } = await server.graphql<{ papers: unknown[] }>(
      `query ($refs: [PaperRef!]!) {
        papers(refs: $refs) { submission { day } viewerProposal { id } }
      }`,
      { refs: [{ arxiv: arxivId(17) }, { arxiv: arxivId(18) }] },
      { token: member.token },
    );
    expect(data.papers).toEqual([
      { submission: { day: "2026-01-20" }, viewerProposal: null },
      { submission: null, viewerProposal: { id: waiting } },
    ]);
  });
});

describe("only editors decide", () => {
  test.each([
    ["a member", () => member, "FORBIDDEN"],
    ["nobody", () => null, "SIGNED_OUT"],
  ])("not %s, not even on their own", async (_who, by, code) => {
    const id = await propose(13);
    expect(await send(PLACE, { id, day: "2026-02-03" }, by())).toMatchObject({ code });
    expect(await send(DECLINE, { id }, by())).toMatchObject({ code });
    const row = await server.database.prisma.submission.findFirstOrThrow({
      where: { paperId: rows[12] ?? 0 },
    });
    expect(row.status).toBe("PROPOSED");
  });

  test.each([
    [globalId("Submission", 2_147_483_647), "NOT_FOUND"],
    [globalId("Paper", 1), "INVALID_INPUT"],
    ["nonsense", "INVALID_INPUT"],
  ])("and only on a submission: not %s", async (id, code) => {
    expect(await send(PLACE, { id, day: "2026-02-03" }, editor)).toMatchObject({ code });
    expect(await send(DECLINE, { id }, editor)).toMatchObject({ code });
  });

  test("and two who decide at once leave the paper in one state", async () => {
    const id = await propose(14);
    const days = ["2026-02-01", "2026-02-02", "2026-02-03"];
    await Promise.all([
      ...days.map((day) => send(PLACE, { id, day }, editor)),
      send(DECLINE, { id }, editor),
      ...days.map((day) => send(PLACE, { id, day }, editor)),
    ]);
    const paperId = rows[13] ?? 0;
    const row = await server.database.prisma.submission.findFirstOrThrow({ where: { paperId } });
    const isListed = row.status === "LISTED";
    expect((await listedAt(14))?.slice(0, 10) ?? null).toBe(
      isListed ? row.day.toISOString().slice(0, 10) : null,
    );
  });
});
