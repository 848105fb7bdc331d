import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// A hidden paper is there for moderators alone. Its comments lead to nobody else, not even to those who wrote them,
// who may take them back all the same.

const PAPER = "paper { title upvoteCount }";

let server: TestServer;
let writer: SignedIn;
let reader: SignedIn;
let moderator: SignedIn;
let paperId: string;

beforeAll(async () => {
  server = await createTestServer();
  const [row = 0] = await addPapers(server.database.prisma, range(1, 1));
  paperId = globalId("Paper", row);
  [writer, reader, moderator] = (await Promise.all(
    ["writer", "reader", "moderator"].map((name) => server.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn];
  await server.database.prisma.user.update({
    where: { id: moderator.userId },
    data: { role: "MODERATOR" },
  });
});

afterAll(() => server.close());

async function send(mutation: string, input: object, who: SignedIn, fields = "__typename") {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await server.graphql<Record<string, Record<string, unknown>>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
      ... on Error { code } ... on ${name}Success { ${fields} } } }`,
    { input },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  return data[mutation] ?? {};
}

const said = (idempotencyKey: string) => ({
  paper: { arxiv: arxivId(1) },
  body: "Buy this.",
  idempotencyKey,
});

async function say(key: string): Promise<string> {
  const { comment } = await send("addComment", said(key), writer, "comment { id }");
  return (comment as { id: string }).id;
}

async function hide(hidden: boolean) {
  const input = { paper: { id: paperId }, hidden, reason: "Spam" };
  expect(await send("setPaperHidden", input, moderator)).toMatchObject({
    __typename: "SetPaperHiddenSuccess",
  });
}

test("its comments are edited and sent again by nobody", async () => {
  const commentId = await say("first");
  await hide(true);
  const edit = { commentId, body: "Buy that.", revision: 1 };
  for (const who of [writer, reader, moderator]) {
    expect(await send("editComment", edit, who, `comment { ${PAPER} }`)).toEqual({
      __typename: "NotFoundError",
      code: "NOT_FOUND",
    });
  }
  expect(await send("addComment", said("first"), writer, `comment { ${PAPER} }`)).toEqual({
    __typename: "ConflictError",
    code: "CONFLICT",
  });
  await hide(false);
  expect(await send("addComment", said("first"), writer, "comment { id body }")).toMatchObject({
    comment: { id: commentId, body: "Buy this." },
  });
});

test("its comments are taken back by those who wrote them, and the answer leads nowhere", async () => {
  const commentId = await say("second");
  const answer = { inReplyToId: commentId, body: "Why?", idempotencyKey: "why" };
  await send("addComment", answer, reader);
  await hide(true);
  const fields = `deletedId comment { id body ${PAPER} } ${PAPER}`;
  const nothing = {
    __typename: "DeleteCommentSuccess",
    deletedId: commentId,
    comment: null,
    paper: null,
  };
  // Somebody else's request does nothing, and is answered as for a comment that is not there.
  expect(await send("deleteComment", { commentId }, reader, fields)).toEqual(nothing);
  const find = { where: { id: Number(Buffer.from(commentId, "base64").toString().slice(8)) } };
  const stored = () => server.database.prisma.comment.findUniqueOrThrow(find);
  expect(await stored()).toMatchObject({ body: "Buy this.", deletedAt: null });
  expect(await send("deleteComment", { commentId }, writer, fields)).toEqual(nothing);
  expect(await stored()).toMatchObject({ body: "", deletedAt: expect.any(Date) });
  expect(await send("deleteComment", { commentId }, reader, fields)).toEqual(nothing);
  expect(await send("deleteComment", { commentId }, moderator, fields)).toMatchObject({
    paper: { title: "On made-up thing 1" },
  });
  await hide(false);
});
