import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, expect, test } from "vitest";
import { someone } from "../identity/someone.ts";
import { expectSound } from "../identity/identity-state.ts";
import { globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// What a moderator hides comes to light when a moderator shows it, and by nothing else: no source, no merge and no
// undone merge does that. Nor does any of them hide what was to be seen.

let server: TestServer;
let writer: SignedIn;
let moderator: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  writer = await server.signIn("writer@example.org");
  moderator = await server.signIn("moderator@example.org");
  await server.database.prisma.user.update({
    where: { id: moderator.userId },
    data: { role: "MODERATOR" },
  });
});

afterAll(async () => {
  await expectSound(server.database.prisma);
  await server.close();
});

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  comment?: { id: string };
  merge?: { id: string };
}

async function send(mutation: string, input: object, who: SignedIn, fields = "__typename") {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await server.graphql<Record<string, Result>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
      ... on Error { code message } ... on ${name}Success { ${fields} } } }`,
    { input },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  const result = data[mutation];
  if (!result) throw new Error("No answer.");
  return result;
}

/** Two papers with a comment each, by their global ids; a source may say later that they are one. */
async function twoPapers() {
  const it = someone();
  const db = server.database.prisma;
  const first = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
  const year = { publishedOn: "2020-05-01" };
  const second = await recordPaper(db, it.record("crossref", { ids: [it.doi], ...year }));
  const ids = [first, second].map(({ paperId }) => globalId("Paper", paperId));
  const comments: string[] = [];
  for (const id of ids) {
    const said = { paper: { id }, body: "Buy this.", idempotencyKey: `on ${id}` };
    const { comment } = await send("addComment", said, writer, "comment { id }");
    comments.push(comment?.id ?? "");
  }
  const [a = "", b = ""] = ids;
  return { it, a, b, comments };
}

/** Which of these papers and comments everybody can see. */
async function seen(ids: string[]) {
  const { data } = await server.graphql<{ nodes: ({ body?: string | null } | null)[] }>(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Comment { body } } }",
    { ids },
  );
  return data.nodes.map((node) => node !== null && node.body !== null);
}

const hide = (id: string, hidden = true) =>
  send("setPaperHidden", { paper: { id }, hidden, reason: "Spam" }, moderator);
const merge = (a: string, b: string) =>
  send("mergePapers", { paper: { id: a }, other: { id: b } }, moderator, "merge { id }");

test.each([
  ["the older", 0],
  ["the newer", 1],
])(
  "a moderator is told that %s of two is hidden, and says what shall be",
  async (_which, place) => {
    const { a, b, comments } = await twoPapers();
    const hidden = [a, b][place] ?? "";
    await hide(hidden);
    const refused = await merge(a, b);
    expect(refused).toMatchObject({ __typename: "ConflictError", code: "CONFLICT" });
    expect(refused.message).toMatch(/hide the other, or show it/);
    expect(await seen([a, b, ...comments])).toEqual([
      place === 1,
      place === 0,
      place === 1,
      place === 0,
    ]);
    await hide(hidden, false);
    expect(await merge(a, b)).toMatchObject({ __typename: "MergePapersSuccess" });
    expect(await seen([a, b, ...comments])).toEqual([true, true, true, true]);
  },
);

test("two hidden papers become one hidden paper, with all that people said", async () => {
  const { a, b, comments } = await twoPapers();
  await hide(a);
  await hide(b);
  expect(await merge(a, b)).toMatchObject({ __typename: "MergePapersSuccess" });
  expect(await seen([a, b, ...comments])).toEqual([false, false, false, false]);
  await hide(b, false);
  expect(await seen([a, b, ...comments])).toEqual([true, true, true, true]);
});

test.each([["hidden"], ["shown"]])("parted again, both are %s as the one was", async (state) => {
  const { a, b, comments } = await twoPapers();
  if (state === "shown") for (const id of [a, b]) await hide(id);
  const { merge: made } = await merge(a, b);
  await hide(a, state === "hidden");
  expect(await send("undoMerge", { mergeId: made?.id }, moderator)).toMatchObject({
    __typename: "UndoMergeSuccess",
  });
  expect(await seen([a, b, ...comments])).toEqual(Array(4).fill(state === "shown"));
});

test("a comment that is hidden itself stays hidden wherever it goes", async () => {
  const { a, b, comments } = await twoPapers();
  const [, commentId] = comments;
  await send("setCommentHidden", { commentId, hidden: true, reason: "Spam" }, moderator);
  const { merge: made } = await merge(a, b);
  expect(await seen(comments)).toEqual([true, false]);
  const { data } = await server.graphql<{ node: object }>(
    "query ($id: ID!) { node(id: $id) { ... on Paper { commentCount } } }",
    { id: a },
  );
  expect(data.node).toEqual({ commentCount: 1 });
  await send("undoMerge", { mergeId: made?.id }, moderator);
  expect(await seen(comments)).toEqual([true, false]);
});

test("a source that calls a hidden paper another one moves a moderator, and nothing else", async () => {
  const { it, a, b, comments } = await twoPapers();
  await hide(b);
  const record = it.record("openalex", { ids: [it.arxiv, it.doi] });
  await recordPaper(server.database.prisma, record);
  expect(await seen([a, b, ...comments])).toEqual([true, false, true, false]);
  const { data } = await server.graphql<{ mergeCandidates: { nodes: object[] } }>(
    "{ mergeCandidates(last: 1) { nodes { reason low { id } high { id } status } } }",
    {},
    { token: moderator.token },
  );
  expect(data.mergeCandidates.nodes).toEqual([
    { reason: "ONE_IS_HIDDEN", low: { id: a }, high: { id: b }, status: "OPEN" },
  ]);
});
