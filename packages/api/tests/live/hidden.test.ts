import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { Subscribed } from "./subscribe.ts";
import { subscribe } from "./subscribe.ts";

const PAPER_CHANGED = `subscription ($papers: [PaperRef!]!) {
  paperChanged(papers: $papers) { paper { title } }
}`;
const COMMENT_CHANGED = `subscription ($papers: [PaperRef!]!) {
  commentChanged(papers: $papers) { comment { status body } }
}`;
const FEED_CHANGED = `subscription { feedChanged(on: "2026-02-01") { isListed paper { title } } }`;

let server: TestServer;
let moderator: SignedIn;
let rows: number[];
const open: Subscribed[] = [];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 3), { day: "2026-02-01" });
  moderator = await server.signIn("moderator@example.org");
  await server.database.prisma.user.update({
    where: { id: moderator.userId },
    data: { role: "MODERATOR" },
  });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.leave()));
});

afterAll(() => server.close());

async function follow(query: string, number: number, token?: string): Promise<Subscribed> {
  const papers = [{ arxiv: arxivId(number) }];
  const subscription = await subscribe(
    server,
    query,
    query === FEED_CHANGED ? {} : { papers },
    token === undefined ? {} : { token },
  );
  open.push(subscription);
  return subscription;
}

const hide = (number: number, hidden: boolean) =>
  server.database.prisma.paper.update({
    where: { id: rows[number - 1] ?? 0 },
    data: { hiddenAt: hidden ? new Date() : null },
  });

test("a paper that is hidden is gone for all but moderators, and there again when it is shown", async () => {
  const title = "On made-up thing 1";
  const anybody = await follow(PAPER_CHANGED, 1);
  const own = await follow(PAPER_CHANGED, 1, moderator.token);
  const feed = await follow(FEED_CHANGED, 1);
  await hide(1, true);
  expect(await anybody.next()).toEqual({ data: { paperChanged: { paper: null } } });
  expect(await own.next()).toEqual({ data: { paperChanged: { paper: { title } } } });
  expect(await feed.next()).toEqual({ data: { feedChanged: { isListed: false, paper: null } } });
  await hide(1, false);
  expect(await anybody.next()).toEqual({ data: { paperChanged: { paper: { title } } } });
  expect(await feed.next()).toEqual({
    data: { feedChanged: { isListed: true, paper: { title } } },
  });
});

test("a hidden paper cannot be followed but by moderators", async () => {
  await hide(2, true);
  for (const query of [PAPER_CHANGED, COMMENT_CHANGED]) {
    const refused = await follow(query, 2);
    expect((await refused.next())?.errors?.[0]?.extensions?.["code"]).toBe("INVALID_INPUT");
    const own = await follow(query, 2, moderator.token);
    expect(own.status).toBe(200);
  }
});

test("a comment that is hidden is told without its words, but to moderators", async () => {
  const comment = await server.database.prisma.comment.create({
    data: {
      paperId: rows[2] ?? 0,
      authorId: moderator.userId,
      body: "Words.",
      bodyHtml: "<p>Words.</p>",
      renderer: 1,
    },
  });
  const anybody = await follow(COMMENT_CHANGED, 3);
  const own = await follow(COMMENT_CHANGED, 3, moderator.token);
  await server.database.prisma.comment.update({
    where: { id: comment.id },
    data: { hiddenAt: new Date() },
  });
  expect(await hiding(anybody)).toEqual({ status: "HIDDEN", body: null });
  expect(await hiding(own)).toEqual({ status: "HIDDEN", body: "Words." });
});

/** The comment as told when it was hidden: while another transaction is open, that it was written is told late. */
async function hiding(followed: Subscribed): Promise<unknown> {
  for (;;) {
    const told = await followed.next();
    const { comment } = (told as { data: { commentChanged: { comment: { status: string } } } }).data
      .commentChanged;
    if (comment.status !== "VISIBLE") return comment;
  }
}
