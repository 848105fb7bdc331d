import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { mergeByHand } from "@paperround/schema/identity/decide-candidate";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { Subscribed } from "./subscribe.ts";
import { subscribe } from "./subscribe.ts";

const COMMENT_CHANGED = `subscription ($papers: [PaperRef!]!) {
  commentChanged(papers: $papers) { paperId commentId comment { body status reactions { reaction count } } }
}`;

let server: TestServer;
let writer: SignedIn;
let rows: number[];
const open: Subscribed[] = [];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 6));
  writer = await server.signIn("writer@example.org");
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.leave()));
});

afterAll(() => server.close());

async function follow(numbers: number[]): Promise<Subscribed> {
  const papers = numbers.map((number) => ({ arxiv: arxivId(number) }));
  const subscription = await subscribe(server, COMMENT_CHANGED, { papers });
  open.push(subscription);
  return subscription;
}

async function send(
  name: string,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const { data } = await server.graphql<Record<string, Record<string, unknown>>>(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Success { comment { id } } } }`,
    { input },
    { token: writer.token },
  );
  return data[name] ?? {};
}

async function write(number: number, body: string, inReplyToId?: string): Promise<string> {
  const place = inReplyToId === undefined ? { paper: { arxiv: arxivId(number) } } : { inReplyToId };
  const { comment } = await send("addComment", { ...place, body, idempotencyKey: randomUUID() });
  return (comment as { id: string }).id;
}

const paper = (number: number) => globalId("Paper", rows[number - 1] ?? 0);
const told = (number: number, commentId: string, comment: object | null) => ({
  data: { commentChanged: { paperId: paper(number), commentId, comment } },
});
const readable = (body: string, reactions: object[] = []) => ({
  body,
  status: "VISIBLE",
  reactions,
});

describe("who follows the comments on papers", () => {
  test("is told of what is written, answered, edited, reacted to and deleted, and of no other paper", async () => {
    const subscription = await follow([1, 2]);
    await write(3, "Elsewhere.");
    const root = await write(1, "A first thought.");
    expect(await subscription.next()).toEqual(told(1, root, readable("A first thought.")));
    const reply = await write(1, "An answer.", root);
    expect(await subscription.next()).toEqual(told(1, reply, readable("An answer.")));
    await send("editComment", { commentId: root, body: "A second thought.", revision: 1 });
    expect(await subscription.next()).toEqual(told(1, root, readable("A second thought.")));
    await send("setReaction", { commentId: reply, reaction: "THANKS", on: true });
    expect(await subscription.next()).toEqual(
      told(1, reply, readable("An answer.", [{ reaction: "THANKS", count: 1 }])),
    );
    await send("deleteComment", { commentId: root });
    const { data } = (await subscription.next()) ?? {};
    expect(data?.["commentChanged"]).toMatchObject({ comment: { body: null, status: "DELETED" } });
    await send("deleteComment", { commentId: reply });
    const gone = new Set<unknown>();
    while (gone.size < 2) {
      const event = (await subscription.next())?.data?.["commentChanged"] as {
        commentId: string;
        comment: object | null;
      };
      if (event.comment === null) gone.add(event.commentId);
    }
    expect(gone).toEqual(new Set([root, reply]));
  });

  test("is told to read the threads anew when there is too much to tell, and when papers become one", async () => {
    const { prisma } = server.database;
    const many = await follow([4]);
    const author = await addPerson(prisma, "author");
    await prisma.comment.createMany({
      data: range(1, 300).map((number) => ({
        paperId: rows[3] ?? 0,
        authorId: author.id,
        body: `Comment ${number}`,
        bodyHtml: `<p>Comment ${number}</p>`,
        renderer: 1,
      })),
    });
    let count = 0;
    for (let commentId: unknown; commentId !== null; count++) {
      const event = await many.next();
      commentId = (event?.data?.["commentChanged"] as { commentId: unknown } | undefined)
        ?.commentId;
    }
    expect(count).toBeLessThan(105);

    const merged = await follow([6]);
    const moderator = await addPerson(prisma, "moderator", "MODERATOR");
    await mergeByHand(prisma, moderator, { paperIds: [rows[4] ?? 0, rows[5] ?? 0] });
    expect(await merged.next()).toEqual({
      data: { commentChanged: { paperId: null, commentId: null, comment: null } },
    });
    const comment = await write(5, "On both.");
    expect(await merged.next()).toEqual(told(5, comment, readable("On both.")));
  });

  test("and whoever follows the papers themselves is told with the count", async () => {
    const subscription = await subscribe(
      server,
      `subscription ($papers: [PaperRef!]!) { paperChanged(papers: $papers) { paper { commentCount } } }`,
      { papers: [{ arxiv: arxivId(2) }] },
    );
    open.push(subscription);
    await write(2, "Counted.");
    expect(await subscription.next()).toEqual({
      data: { paperChanged: { paper: { commentCount: 1 } } },
    });
  });
});
