import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { settle } from "./copy.ts";
import { createTestServer } from "../support/test-server.ts";

const CHANGES = `query ($since: String) {
  viewer {
    changes(since: $since) {
      cursor hasMore reset
      changes {
        __typename
        ... on VoteChange { paperId hashes upvoted }
        ... on ListItemChange { listId paperId hashes removed }
        ... on ListChange { listId name isDefault removed }
      }
    }
  }
}`;

interface Answer {
  viewer: {
    changes: { cursor: string; hasMore: boolean; reset: boolean; changes: unknown[] };
  } | null;
}

let server: TestServer;
let reader: SignedIn;
let rows: number[];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 3));
  reader = await server.signIn("reader@example.org");
});

afterAll(() => server.close());

async function changes(since: string | null = null) {
  await settle(server.database.prisma);
  const { data, errors } = await server.graphql<Answer>(
    CHANGES,
    { since },
    { token: reader.token },
  );
  expect(errors).toBeUndefined();
  if (!data.viewer) throw new Error("Nobody is signed in.");
  return data.viewer.changes;
}

async function send(mutation: string): Promise<void> {
  const { errors } = await server.graphql(
    `mutation { ${mutation} { __typename } }`,
    {},
    { token: reader.token },
  );
  expect(errors).toBeUndefined();
}

const hash = (number: number) =>
  createHash("sha256")
    .update(`arxiv:${arxivId(number)}`)
    .digest("hex");
const paper = (number: number) => globalId("Paper", rows[number - 1] ?? 0);

test("an extension follows votes, items and lists by their hashes, with tombstones", async () => {
  const { publicId } = await server.database.prisma.list.findFirstOrThrow({
    where: { readingListOf: reader.userId },
  });
  const listId = globalId("List", publicId);
  await send(`setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: true })`);
  await send(`saveToList(input: { paper: { arxiv: "${arxivId(2)}" } })`);
  const whole = await changes();
  const inList = {
    __typename: "ListItemChange",
    listId,
    paperId: paper(2),
    hashes: [hash(2)],
    removed: false,
  };
  const upvote = { __typename: "VoteChange", paperId: paper(1), hashes: [hash(1)], upvoted: true };
  expect(whole).toEqual({
    cursor: expect.any(String),
    hasMore: false,
    reset: false,
    changes: [
      { __typename: "ListChange", listId, name: "Reading list", isDefault: true, removed: false },
      upvote,
      inList,
    ],
  });
  // The same operation again is a compiled one: it must not answer otherwise.
  expect(await changes()).toEqual(whole);

  await send(`setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: false })`);
  await send(`removeFromList(input: { paper: { arxiv: "${arxivId(2)}" } })`);
  const delta = await changes(whole.cursor);
  expect(delta.changes).toEqual([
    { ...upvote, upvoted: false },
    { ...inList, removed: true },
  ]);
  expect(await changes(delta.cursor)).toMatchObject({ changes: [], hasMore: false, reset: false });
});

test("a list that is gone has no name", async () => {
  await send(`createList(input: { name: "Short-lived", idempotencyKey: "1" })`);
  const { cursor, changes: before } = await changes();
  const { listId } = before.at(-1) as { listId: string };
  await send(`deleteList(input: { listId: "${listId}" })`);
  expect((await changes(cursor)).changes).toEqual([
    { __typename: "ListChange", listId, name: null, isDefault: false, removed: true },
  ]);
});

test.each([
  [{ first: 0 }, "first"],
  [{ first: 1_001 }, "first"],
  [{ since: "nonsense" }, "since"],
])("%j is refused with a code", async (variables, argument) => {
  const query =
    "query ($since: String, $first: Int! = 1000) { viewer { changes(since: $since, first: $first) { cursor } } }";
  for (let run = 0; run < 3; run++) {
    const { errors } = await server.graphql(query, variables, { token: reader.token });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: [argument] }],
    });
  }
});

test("nobody has changes without being signed in", async () => {
  expect((await server.graphql(CHANGES)).data).toEqual({ viewer: null });
});
