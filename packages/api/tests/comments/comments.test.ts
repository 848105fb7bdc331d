import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { addPapers, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
let bob: SignedIn;
let rows: number[];
let now = new Date("2026-01-05T09:00:00Z");

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => now } });
  rows = await addPapers(server.database.prisma, range(1, 12), { day: "2026-01-05" });
  ada = await server.signIn("ada@example.org");
  bob = await server.signIn("bob@example.org");
});

afterAll(() => server.close());

const COMMENT = `id status body bodyHtml revision createdAt editedAt replyCount viewerCanEdit viewerCanDelete
  author { handle } mentions { handle } paper { commentCount } root { id } inReplyTo { id }`;

interface Comment {
  id: string;
  body: string | null;
  revision: number;
  [field: string]: unknown;
}

interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  comment: Comment;
  paper: { commentCount: number } | null;
}

async function send(
  mutation: string,
  fields: string,
  input: object,
  who: SignedIn | null,
): Promise<Answer> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename ... on Error { code message } ... on ${name}Success { ${fields} } } }`,
    { input },
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  const answer = data[mutation];
  if (!answer) throw new Error(`No answer to ${mutation}.`);
  return answer;
}

const add = (input: object, who: SignedIn | null = ada) =>
  send("addComment", `comment { ${COMMENT} }`, { idempotencyKey: randomUUID(), ...input }, who);

const edit = (input: object, who: SignedIn | null = ada) =>
  send("editComment", `comment { ${COMMENT} }`, input, who);

const remove = (commentId: string, who: SignedIn | null = ada, revision?: number) =>
  send(
    "deleteComment",
    `deletedId comment { ${COMMENT} } paper { commentCount }`,
    { commentId, revision },
    who,
  );

const paper = (number: number) => ({ arxiv: arxivId(number) });

/** A new comment on a paper. */
async function say(number: number, body = "I see.", who = ada): Promise<Comment> {
  return (await add({ paper: paper(number), body }, who)).comment;
}

async function reply(to: Comment, body = "So do I.", who = bob): Promise<Comment> {
  return (await add({ inReplyToId: to.id, body }, who)).comment;
}

async function threads(number: number, args = "") {
  const { data } = await server.graphql<{
    paper: {
      commentCount: number;
      comments: {
        nodes: (Comment & { replies: { nodes: Comment[] } })[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    };
  }>(
    `{ paper(ref: { arxiv: "${arxivId(number)}" }) { commentCount comments${args} { nodes { ${COMMENT} replies { nodes { ${COMMENT} } } } pageInfo { hasNextPage endCursor } } } }`,
  );
  return data.paper;
}

async function countsOf(number: number): Promise<{ counter: number; rows: number }> {
  const id = rows[number - 1] ?? 0;
  const db = server.database.prisma;
  const { commentCount } = await db.paper.findUniqueOrThrow({ where: { id } });
  const there = await db.comment.count({ where: { paperId: id, deletedAt: null } });
  return { counter: commentCount, rows: there };
}

describe("addComment", () => {
  test("begins a thread, raw and rendered, and counts it", async () => {
    const { __typename, comment } = await add({
      paper: paper(1),
      body: "**Nice**, @bob & @nobody",
    });
    expect(__typename).toBe("AddCommentSuccess");
    expect(comment).toMatchObject({
      status: "VISIBLE",
      body: "**Nice**, @bob & @nobody",
      bodyHtml:
        '<p><strong>Nice</strong>, <span class="mention" data-handle="bob">@bob</span> &amp; @nobody</p>',
      revision: 1,
      createdAt: "2026-01-05T09:00:00.000Z",
      editedAt: null,
      viewerCanEdit: true,
      viewerCanDelete: true,
      author: { handle: "ada" },
      mentions: [{ handle: "bob" }],
      paper: { commentCount: 1 },
      root: null,
      inReplyTo: null,
    });
  });

  test("answers a comment, or another answer, in one thread", async () => {
    const root = await say(2);
    const first = await reply(root);
    const second = await reply(first, "Why?", ada);
    expect(first).toMatchObject({ root: { id: root.id }, inReplyTo: { id: root.id } });
    expect(second).toMatchObject({ root: { id: root.id }, inReplyTo: { id: first.id } });
    const { commentCount, comments } = await threads(2);
    expect(commentCount).toBe(3);
    expect(comments.nodes.map(({ id, replyCount }) => ({ id, replyCount }))).toEqual([
      { id: root.id, replyCount: 2 },
    ]);
    expect(comments.nodes[0]?.replies.nodes.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(comments.nodes[0]?.viewerCanEdit).toBe(false);
  });

  test("sent again with its key makes no second one, also when both arrive at once", async () => {
    const input = { paper: paper(3), body: "Once.", idempotencyKey: "once" };
    const answers = await Promise.all([add(input), add(input), add(input)]);
    answers.push(await add(input));
    expect(new Set(answers.map(({ comment }) => comment.id)).size).toBe(1);
    expect(await countsOf(3)).toEqual({ counter: 1, rows: 1 });
    expect(await add({ ...input, body: "Twice." })).toMatchObject({ code: "CONFLICT" });
    expect(await add({ ...input, paper: paper(4) })).toMatchObject({ code: "CONFLICT" });
    // Somebody else's key is another.
    expect((await add(input, bob)).__typename).toBe("AddCommentSuccess");
    await remove(answers[0]?.comment.id ?? "");
    expect(await add(input)).toMatchObject({ code: "CONFLICT" });
  });

  test.each([
    ["nobody", { paper: paper(1), body: "I see." }, null, "SIGNED_OUT"],
    ["nothing to comment on", { body: "I see." }, undefined, "INVALID_INPUT"],
    [
      "both",
      { body: "I see.", paper: paper(1), inReplyToId: globalId("Comment", 1) },
      undefined,
      "INVALID_INPUT",
    ],
    [
      "an unknown paper",
      { paper: { arxiv: "2601.99999" }, body: "I see." },
      undefined,
      "NOT_FOUND",
    ],
    ["a malformed paper", { paper: { arxiv: "x" }, body: "I see." }, undefined, "INVALID_INPUT"],
    [
      "an unknown comment",
      { inReplyToId: globalId("Comment", 2_000_000_000), body: "I see." },
      undefined,
      "NOT_FOUND",
    ],
    [
      "another type's id",
      { inReplyToId: globalId("Paper", 1), body: "I see." },
      undefined,
      "INVALID_INPUT",
    ],
    ["nothing to be seen", { paper: paper(1), body: " \u200B\n" }, undefined, "INVALID_INPUT"],
    ["too much", { paper: paper(1), body: "much ".repeat(2_001) }, undefined, "INVALID_INPUT"],
    [
      "what grows when it is formatted",
      {
        paper: paper(1),
        body: `[a]: https://a.org/${"x".repeat(4_000)}\n\n${"[a]".repeat(1_900)}`,
      },
      undefined,
      "INVALID_INPUT",
    ],
  ])("refuses %s", async (_what, input, who, code) => {
    const before = await countsOf(1);
    const answer = await add(input, who === null ? null : ada);
    expect(answer).toMatchObject({ code });
    expect(answer.message).toMatch(/\.$/);
    expect(await countsOf(1)).toEqual(before);
  });

  test("is limited by itself", async () => {
    const limited = await createTestServer({
      config: { limits: { ...readConfig({}, false).limits, commentsPerHour: 2 } },
    });
    try {
      await addPapers(limited.database.prisma, [1]);
      const { token } = await limited.signIn("hasty@example.org");
      const codes: unknown[] = [];
      for (const key of ["1", "2", "3"]) {
        const { data } = await limited.graphql<{ addComment: { code?: string } }>(
          `mutation ($key: String!) { addComment(input: { paper: { arxiv: "${arxivId(1)}" }, body: "I see.", idempotencyKey: $key }) { ... on Error { code } } }`,
          { key },
          { token },
        );
        codes.push(data.addComment.code);
      }
      expect(codes).toEqual([undefined, undefined, "RATE_LIMITED"]);
    } finally {
      await limited.close();
    }
  });
});

describe("editComment", () => {
  test("gives it another text, once for each revision", async () => {
    const { id } = await say(5, "First, @bob");
    now = new Date("2026-01-05T10:00:00Z");
    const edited = await edit({ commentId: id, body: "Second, @ada", revision: 1 });
    expect(edited.comment).toMatchObject({
      body: "Second, @ada",
      revision: 2,
      createdAt: "2026-01-05T09:00:00.000Z",
      editedAt: "2026-01-05T10:00:00.000Z",
      mentions: [{ handle: "ada" }],
    });
    expect(edited.comment["bodyHtml"]).toContain('data-handle="ada"');
    // A retry finds what it wanted; another edit of the same revision would lose this one.
    expect(
      (await edit({ commentId: id, body: "Second, @ada", revision: 1 })).comment,
    ).toMatchObject({ revision: 2 });
    const lost = await edit({ commentId: id, body: "Third", revision: 1 });
    expect(lost).toMatchObject({ code: "CONFLICT" });
    expect(lost.message).toContain("revision 2");
    expect(await countsOf(5)).toEqual({ counter: 1, rows: 1 });
    now = new Date("2026-01-05T09:00:00Z");
  });

  test("of two at once, one is told", async () => {
    const { id } = await say(5);
    const answers = await Promise.all(
      ["One", "Two", "Three"].map((body) => edit({ commentId: id, body, revision: 1 })),
    );
    expect(answers.filter(({ code }) => code === "CONFLICT")).toHaveLength(2);
    expect(answers.find(({ code }) => code === undefined)?.comment.revision).toBe(2);
  });

  test("is its author's", async () => {
    const { id } = await say(5);
    const change = { commentId: id, body: "Mine now", revision: 1 };
    expect(await edit(change, bob)).toMatchObject({ code: "FORBIDDEN" });
    expect(await edit(change, null)).toMatchObject({ code: "SIGNED_OUT" });
    await remove(id);
    expect(await edit(change)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("deleteComment", () => {
  test("takes away what nothing answers, and says so again", async () => {
    const { id } = await say(6);
    expect(await remove(id)).toMatchObject({ comment: null, paper: { commentCount: 0 } });
    expect(await remove(id)).toMatchObject({ comment: null, paper: null });
    expect(await countsOf(6)).toEqual({ counter: 0, rows: 0 });
  });

  test("leaves a place without text or author where something answers it", async () => {
    const root = await say(7, "Regrettable, @bob");
    const answer = await reply(root);
    const gone = await remove(root.id);
    expect(gone.paper).toEqual({ commentCount: 1 });
    expect(gone.comment).toMatchObject({
      id: root.id,
      status: "DELETED",
      body: null,
      bodyHtml: null,
      author: null,
      mentions: [],
      viewerCanEdit: false,
      viewerCanDelete: false,
    });
    const stored = await server.database.prisma.comment.findFirstOrThrow({
      where: { deletedAt: { not: null } },
    });
    expect(stored).toMatchObject({ body: "", bodyHtml: "", handles: [], authorId: null });
    expect(await remove(root.id, bob)).toMatchObject({ __typename: "DeleteCommentSuccess" });
    expect(await add({ inReplyToId: root.id, body: "To nobody" })).toMatchObject({
      code: "NOT_FOUND",
    });
    const { comments } = await threads(7);
    expect(comments.nodes).toMatchObject([
      { id: root.id, body: null, replies: { nodes: [{ id: answer.id, body: "So do I." }] } },
    ]);
    // With the last answer goes the place it answered.
    await remove(answer.id, bob);
    expect((await threads(7)).comments.nodes).toEqual([]);
    expect(await countsOf(7)).toEqual({ counter: 0, rows: 0 });
  });

  test("of a revision is refused when another text stands there, and deletes when it is that one", async () => {
    const { id } = await say(6);
    await edit({ commentId: id, body: "Second thoughts", revision: 1 });
    const refused = await remove(id, ada, 1);
    expect(refused).toMatchObject({ code: "CONFLICT" });
    expect(refused["message"]).toContain("revision 2");
    expect(await countsOf(6)).toEqual({ counter: 1, rows: 1 });
    expect(await remove(id, bob, 2)).toMatchObject({ code: "FORBIDDEN" });
    expect(await remove(id, ada, 2)).toMatchObject({ comment: null, paper: { commentCount: 0 } });
    // Said again it is no error, of whatever revision.
    expect(await remove(id, ada, 1)).toMatchObject({ comment: null });
  });

  test("keeps each place as long as an answer leads to it", async () => {
    const root = await say(8);
    const first = await reply(root);
    const second = await reply(first);
    const aside = await reply(root);
    await remove(first.id, bob);
    await remove(aside.id, bob);
    await remove(root.id);
    const bodies = async () =>
      (await threads(8)).comments.nodes.map(({ body, replies }) => [
        body,
        ...replies.nodes.map((node) => node.body),
      ]);
    expect(await bodies()).toEqual([[null, null, "So do I."]]);
    await remove(second.id, bob);
    expect(await bodies()).toEqual([]);
    expect(await countsOf(8)).toEqual({ counter: 0, rows: 0 });
  });

  test("is its author's", async () => {
    const { id } = await say(6);
    expect(await remove(id, bob)).toMatchObject({ code: "FORBIDDEN" });
    expect(await remove(id, null)).toMatchObject({ code: "SIGNED_OUT" });
    await remove(id);
  });
});

describe("setReaction", () => {
  const REACTIONS = "reactorCount reactions { reaction count viewerHasReacted }";
  const react = (commentId: string, reaction: string, on: boolean, who: SignedIn | null = ada) =>
    send("setReaction", `comment { ${REACTIONS} }`, { commentId, reaction, on }, who);

  test("says what is wanted; groups count reactions, and people count once", async () => {
    const { id } = await say(9);
    const agree = { reaction: "AGREE", count: 1, viewerHasReacted: true };
    expect((await react(id, "AGREE", true)).comment).toEqual({
      reactorCount: 1,
      reactions: [agree],
    });
    await Promise.all([
      react(id, "AGREE", true),
      react(id, "FUNNY", true),
      react(id, "FUNNY", true),
    ]);
    expect((await react(id, "AGREE", true, bob)).comment).toEqual({
      reactorCount: 2,
      reactions: [
        { ...agree, count: 2 },
        { reaction: "FUNNY", count: 1, viewerHasReacted: false },
      ],
    });
    await react(id, "AGREE", false);
    await react(id, "AGREE", false);
    expect((await react(id, "FUNNY", false)).comment).toEqual({
      reactorCount: 1,
      reactions: [{ reaction: "AGREE", count: 1, viewerHasReacted: false }],
    });
  });

  test("two in one operation each see what they did", async () => {
    const { id } = await say(9);
    const one = (on: boolean) =>
      `setReaction(input: { commentId: "${id}", reaction: THANKS, on: ${on} }) { ... on SetReactionSuccess { comment { reactions { count } } } }`;
    const { data } = await server.graphql(
      `mutation { on: ${one(true)} off: ${one(false)} }`,
      {},
      { token: ada.token },
    );
    expect(data).toEqual({
      on: { comment: { reactions: [{ count: 1 }] } },
      off: { comment: { reactions: [] } },
    });
  });

  test("refuses nobody, and what is gone", async () => {
    const { id } = await say(9);
    expect(await react(id, "AGREE", true, null)).toMatchObject({ code: "SIGNED_OUT" });
    await remove(id);
    expect(await react(id, "AGREE", true)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("an account that goes takes its reactions from the counts, and leaves its comments", async () => {
    const db = server.database.prisma;
    const guest = await server.signIn("guest@example.org");
    const { id } = await say(9);
    const theirs = await say(9, "I was here.", guest);
    for (const reaction of ["AGREE", "THANKS"]) await react(id, reaction, true, guest);
    await react(id, "AGREE", true, bob);
    await db.user.delete({ where: { id: guest.userId } });
    const { data } = await server.graphql(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Comment { body author { handle } ${REACTIONS} } } }`,
      { ids: [id, theirs.id] },
    );
    expect(data["nodes"]).toEqual([
      {
        body: "I see.",
        author: { handle: "ada" },
        reactorCount: 1,
        reactions: [{ reaction: "AGREE", count: 1, viewerHasReacted: false }],
      },
      { body: "I was here.", author: null, reactorCount: 0, reactions: [] },
    ]);
  });
});

describe("reading", () => {
  test("pages in each order, and neither repeats nor loses one", async () => {
    const said: Comment[] = [];
    for (const number of range(1, 7)) said.push(await say(10, `Comment ${number}`));
    for (const [index, who] of [
      [2, ada],
      [2, bob],
      [4, bob],
    ] as const) {
      await send(
        "setReaction",
        "comment { id }",
        { commentId: said[index]?.id, reaction: "AGREE", on: true },
        who,
      );
    }
    const expected = {
      OLDEST: [1, 2, 3, 4, 5, 6, 7],
      NEWEST: [7, 6, 5, 4, 3, 2, 1],
      TOP: [3, 5, 7, 6, 4, 2, 1],
    };
    for (const [sort, order] of Object.entries(expected)) {
      const seen: unknown[] = [];
      let after = "";
      for (let more = true; more;) {
        const { comments } = await threads(10, `(sort: ${sort}, first: 3${after})`);
        seen.push(...comments.nodes.map(({ body }) => body));
        after = `, after: "${comments.pageInfo.endCursor}"`;
        more = comments.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(order.map((number) => `Comment ${number}`));
    }
    const { comments } = await threads(10, "(sort: OLDEST, first: 1)");
    const { errors } = await server.graphql(
      `{ paper(ref: { arxiv: "${arxivId(10)}" }) { comments(sort: TOP, after: "${comments.pageInfo.endCursor}") { nodes { id } } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("a person's comments are theirs, the last first, without those that are gone", async () => {
    const cy = await server.signIn("cy@example.org");
    const first = await say(11, "One", cy);
    const second = await reply(first, "Two", cy);
    const third = await say(11, "Three", cy);
    await reply(third, "So?", bob);
    await remove(third.id, cy);
    const { data } = await server.graphql(
      `{ person(handle: "cy") { comments { nodes { id body } } } }`,
    );
    expect(data["person"]).toEqual({
      comments: {
        nodes: [
          { id: second.id, body: "Two" },
          { id: first.id, body: "One" },
        ],
      },
    });
  });

  test("what an older renderer stored is rendered anew", async () => {
    const { id } = await say(12, "*New*, @bob");
    const hole = "<script>alert(1)</script>";
    await server.database.prisma.comment.updateMany({
      where: { body: "*New*, @bob" },
      data: { bodyHtml: hole, renderer: 0 },
    });
    const { data } = await server.graphql(
      `query ($id: ID!) { node(id: $id) { ... on Comment { bodyHtml } } }`,
      { id },
    );
    expect(data["node"]).toEqual({
      bodyHtml: '<p><em>New</em>, <span class="mention" data-handle="bob">@bob</span></p>',
    });
  });
});
