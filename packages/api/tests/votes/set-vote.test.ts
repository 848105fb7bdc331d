import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const SET_VOTE = `mutation ($paper: PaperRef!, $upvoted: Boolean!) {
  setVote(input: { paper: $paper, upvoted: $upvoted }) {
    __typename
    ... on SetVoteSuccess { paper { id upvoteCount viewerHasUpvoted } }
    ... on InvalidInputError { fields { path } }
    ... on Error { code message }
  }
}`;

let server: TestServer;
let reader: SignedIn;
let other: SignedIn;
let rows: number[];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 6), { day: "2026-01-05" });
  reader = await server.signIn("reader@example.org");
  other = await server.signIn("other@example.org");
});

afterAll(() => server.close());

async function vote(number: number, upvoted: boolean, { token }: { token?: string } = reader) {
  const paper = { arxiv: arxivId(number) };
  const { data } = await server.graphql<{ setVote: unknown }>(
    SET_VOTE,
    { paper, upvoted },
    token === undefined ? {} : { token },
  );
  return data.setVote;
}

function success(number: number, upvoteCount: number, viewerHasUpvoted: boolean) {
  return {
    __typename: "SetVoteSuccess",
    paper: { id: globalId("Paper", rows[number - 1] ?? 0), upvoteCount, viewerHasUpvoted },
  };
}

async function votesOf(number: number): Promise<{ rows: number; counter: number }> {
  const id = rows[number - 1] ?? 0;
  const db = server.database.prisma;
  const { upvoteCount } = await db.paper.findUniqueOrThrow({ where: { id } });
  return { rows: await db.vote.count({ where: { paperId: id } }), counter: upvoteCount };
}

describe("setVote", () => {
  test("says what is wanted, so that saying it again changes nothing", async () => {
    expect(await vote(1, true)).toEqual(success(1, 1, true));
    expect(await vote(1, true)).toEqual(success(1, 1, true));
    expect(await vote(1, true, other)).toEqual(success(1, 2, true));
    expect(await vote(1, false)).toEqual(success(1, 1, false));
    expect(await vote(1, false)).toEqual(success(1, 1, false));
    expect(await votesOf(1)).toEqual({ rows: 1, counter: 1 });
  });

  test("takes back what was never there", async () => {
    expect(await vote(2, false)).toEqual(success(2, 0, false));
    expect(await votesOf(2)).toEqual({ rows: 0, counter: 0 });
  });

  test("keeps the moment of a vote that is said again", async () => {
    await vote(3, true);
    const where = { userId_paperId: { userId: reader.userId, paperId: rows[2] ?? 0 } };
    const { votedAt } = await server.database.prisma.vote.findUniqueOrThrow({ where });
    await vote(3, true);
    expect((await server.database.prisma.vote.findUniqueOrThrow({ where })).votedAt).toEqual(
      votedAt,
    );
  });

  test("is the viewer's alone: others see the count and not whose it is", async () => {
    const query = `{ paper(ref: { arxiv: "${arxivId(3)}" }) { upvoteCount viewerHasUpvoted } viewer { votes { nodes { paper { id } } } } }`;
    const seen = async (token?: string) =>
      (await server.graphql(query, {}, token === undefined ? {} : { token })).data;
    expect(await seen()).toEqual({
      paper: { upvoteCount: 1, viewerHasUpvoted: false },
      viewer: null,
    });
    expect(await seen(other.token)).toMatchObject({
      paper: { upvoteCount: 1, viewerHasUpvoted: false },
    });
    expect(await seen(reader.token)).toMatchObject({
      paper: { viewerHasUpvoted: true },
      viewer: { votes: { nodes: [{ paper: { id: globalId("Paper", rows[2] ?? 0) } }] } },
    });
  });

  test("refuses who is not signed in, whatever they send", async () => {
    expect(await vote(4, true, {})).toMatchObject({
      __typename: "SignedOutError",
      code: "SIGNED_OUT",
    });
    const { data } = await server.graphql(SET_VOTE, {
      paper: { arxiv: "nonsense" },
      upvoted: true,
    });
    expect(data).toMatchObject({ setVote: { code: "SIGNED_OUT" } });
    expect(await votesOf(4)).toEqual({ rows: 0, counter: 0 });
  });

  test.each([
    [{ arxiv: "2512.99999" }, { __typename: "NotFoundError", code: "NOT_FOUND" }],
    [{ id: globalId("Paper", 2_147_483_647) }, { __typename: "NotFoundError", code: "NOT_FOUND" }],
    [
      { arxiv: "nonsense" },
      { code: "INVALID_INPUT", fields: [{ path: ["input", "paper", "arxiv"] }] },
    ],
    [
      { id: globalId("List", 1) },
      { code: "INVALID_INPUT", fields: [{ path: ["input", "paper", "id"] }] },
    ],
    [
      { url: "https://example.org" },
      { code: "INVALID_INPUT", fields: [{ path: ["input", "paper", "url"] }] },
    ],
  ])("answers %j with a typed error", async (paper, expected) => {
    const { data } = await server.graphql(
      SET_VOTE,
      { paper, upvoted: true },
      { token: reader.token },
    );
    expect(data).toMatchObject({ setVote: expected });
  });
});

describe("many votes at once", () => {
  test("of one person are one vote", async () => {
    await Promise.all(range(1, 16).map(() => vote(5, true)));
    expect(await votesOf(5)).toEqual({ rows: 1, counter: 1 });
    await Promise.all(range(1, 16).map(() => vote(5, false)));
    expect(await votesOf(5)).toEqual({ rows: 0, counter: 0 });
  });

  test("of many people, each said several times and some taken back, are all counted", async () => {
    const db = server.database.prisma;
    const people = await Promise.all(
      range(1, 10).map((number) => addPerson(db, `voter-${number}`)),
    );
    const ref = { arxiv: arxivId(6) };
    await Promise.all(
      people.flatMap((person) => range(1, 4).map(() => setVote(db, person, ref, true))),
    );
    expect(await votesOf(6)).toEqual({ rows: 10, counter: 10 });
    // Both at once: whichever comes last holds, and the counter with it.
    await Promise.all(
      people.flatMap((person) =>
        [true, false, true, false].map((on) => setVote(db, person, ref, on)),
      ),
    );
    const mixed = await votesOf(6);
    expect(mixed.counter).toBe(mixed.rows);
    await Promise.all(people.map((person) => setVote(db, person, ref, false)));
    expect(await votesOf(6)).toEqual({ rows: 0, counter: 0 });
  });
});
