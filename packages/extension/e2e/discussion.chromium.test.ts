import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { asAnother, commentAs, signIn } from "./sign-in.ts";
import type { Asking } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// What readers say to each other, from the panel to the server and back.

let world: World;
let reader: ChromiumReader;
let other: Asking;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100", LIMIT_COMMENTS: "1000" });
  other = await asAnother(world, "other@example.org");
});
afterAll(() => world?.stop());
afterEach(async () => {
  world.gate.open();
  await reader?.close();
});

test("a thought, a sign-in between, an answer by another, and second thoughts", async () => {
  reader = await startChromium(world);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const panel = await openDiscussion(page);
  await panel.getByText("Nobody has said anything yet.").waitFor();
  await panel
    .getByLabel("Your comment")
    .fill("Variety **early**, see [this](https://example.org/).");
  await panel.getByRole("button", { name: "Comment", exact: true }).press("Enter");
  await panel.getByText("Sign in to comment").waitFor();
  await signIn(world, panel, "thinker@example.org");

  // It goes on by itself, once; what was typed is a draft no more.
  const mine = panel.getByRole("article").filter({ hasText: "Variety early" });
  await mine.waitFor();
  expect(await mine.locator("strong").textContent()).toBe("early");
  expect(await mine.getByRole("link", { name: "this" }).getAttribute("rel")).toContain("noopener");
  await expect.poll(() => panel.getByLabel("Your comment").inputValue()).toBe("");
  await panel.getByText("1 comment", { exact: true }).waitFor();
  await expect.poll(() => badgeOf(page).textContent()).toContain("1 comment.");
  await expect
    .poll(async () => (await comments())[0])
    .toMatchObject({ body: "Variety **early**, see [this](https://example.org/)." });
  const [root] = await comments();

  await commentAs(other, { inReplyTo: root?.id ?? "" }, "And quality *late*?");
  await panel.getByRole("combobox", { name: "Order" }).waitFor({ state: "detached" });
  await reopen(panel);
  const answer = panel.getByRole("article").filter({ hasText: "And quality late?" });
  await answer.getByRole("button", { name: "React" }).press("Enter");
  // The keyboard walks along the reactions.
  await answer.getByRole("button", { name: "Agree" }).press("ArrowRight");
  await answer.getByRole("button", { name: "Insightful" }).press("Enter");
  await answer.getByRole("button", { name: "Insightful 1", pressed: true }).waitFor();
  await expect.poll(() => reactions()).toEqual([{ reaction: "INSIGHTFUL", count: 1 }]);

  await answer.getByRole("button", { name: "Reply" }).press("Enter");
  await panel.getByLabel("Reply to").fill("Both.");
  await panel.getByLabel("Reply to").press("Control+Enter");
  const replyId = await panel
    .getByRole("article")
    .filter({ hasText: "Both." })
    .getAttribute("data-comment");
  const reply = panel.locator(`[data-comment="${replyId}"]`);
  await reply.getByText(/in answer to @/).waitFor();
  await reply.getByRole("button", { name: "Edit" }).press("Enter");
  await reply.getByLabel("Your comment").fill("Both, as they say.");
  await reply.getByRole("button", { name: "Save" }).press("Enter");
  await reply.getByText("edited", { exact: true }).waitFor();
  await expect
    .poll(async () => (await comments())[0]?.replies.nodes.map(({ body }) => body))
    .toEqual(["And quality *late*?", "Both, as they say."]);

  // The root is answered: its place stays.
  await mine.getByRole("button", { name: "Delete" }).press("Enter");
  await mine.getByRole("button", { name: "Delete" }).press("Enter");
  await panel.getByText("Deleted by who wrote it.").waitFor();
  await panel.getByText("2 comments", { exact: true }).waitFor();
  await reply.getByRole("button", { name: "Delete" }).press("Enter");
  await reply.getByRole("button", { name: "Delete" }).press("Enter");
  await panel.getByText("1 comment", { exact: true }).waitFor();
  await reply.waitFor({ state: "detached" });
});

test("a comment whose answer is lost waits, and is there once", { timeout: 150_000 }, async () => {
  reader = await startChromium(world);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const panel = await openDiscussion(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, "patient@example.org");
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  const before = await commentCount();

  world.gate.seen.length = 0;
  // The server took it, and its answer was lost on the way.
  await panel.getByLabel("Your comment").fill("Said once.");
  const key = await loseAnswer(panel);
  await panel.getByText("The server cannot be reached").waitFor();
  await expect.poll(() => panel.getByLabel("Your comment").inputValue()).toBe("");
  world.gate.open();
  // It is sent again by the clock, under the same key.
  const sends = () => world.gate.seen.filter(({ operation }) => operation === "AddComment");
  await expect.poll(() => sends().length, { timeout: 90_000 }).toBeGreaterThan(0);
  const sent = sends();
  expect(new Set(sent.map(({ body }) => keyIn(body)))).toEqual(new Set([key]));
  expect(await commentCount()).toBe(before + 1);
});

test("comments deleted without the server: one goes when it is back, one was changed elsewhere", async () => {
  const email = "regrets@example.org";
  const elsewhere = await asAnother(world, email);
  const plain = await commentAs(elsewhere, { arxiv: KNOWN.id }, "Regretted");
  const changed = await commentAs(elsewhere, { arxiv: KNOWN.id }, "Changed later");
  reader = await startChromium(world);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const panel = await openDiscussion(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, email, 1);
  await panel.getByRole("button", { name: "Sign out" }).waitFor();
  const count = await commentCount();
  // Read anew for who has signed in: theirs can be deleted.
  const last = panel.locator(`[data-comment="${changed}"]`);
  await last.getByRole("button", { name: "Delete" }).waitFor();

  world.gate.breakDown();
  for (const id of [plain, changed]) {
    const mine = panel.locator(`[data-comment="${id}"]`);
    await mine.getByRole("button", { name: "Delete" }).press("Enter");
    await mine.getByRole("button", { name: "Delete" }).press("Enter");
    await mine.getByText("Deleted by who wrote it. Waiting to be sent.").waitFor();
  }
  await panel.getByText(`${count - 2} comments`, { exact: true }).waitFor();
  expect(await commentCount()).toBe(count);
  await elsewhere(
    `mutation { editComment(input: {commentId: "${changed}", body: "Better now", revision: 1}) { __typename } }`,
  );
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  await options
    .getByText(/^Delete a comment: /)
    .nth(1)
    .waitFor();

  world.gate.open();
  await options.getByRole("button", { name: "Send now" }).press("Enter");
  const entry = options.getByRole("listitem").filter({ hasText: "was not deleted" });
  await entry.waitFor();
  await expect.poll(() => options.getByText(/^Delete a comment: /).count()).toBe(1);
  await expect.poll(commentCount).toBe(count - 1);
  // Where it was deleted it stands again, as it reads now.
  await page.bringToFront();
  await panel.locator(`[data-comment="${changed}"]`).getByText("Better now").waitFor();
  await panel.locator(`[data-comment="${plain}"]`).waitFor({ state: "detached" });

  await options.bringToFront();
  await entry.getByRole("button", { name: "Try again" }).press("Enter");
  await options.getByText("Nothing waits").waitFor();
  await expect.poll(commentCount).toBe(count - 2);
  await page.bringToFront();
  await panel.locator(`[data-comment="${changed}"]`).waitFor({ state: "detached" });
});

test("many threads and many replies come in pages, in the order that is wanted", async () => {
  const first = await commentAs(other, { arxiv: KNOWN.id }, "Thread 1");
  for (let number = 2; number <= 12; number += 1) {
    await commentAs(other, { arxiv: KNOWN.id }, `Thread ${number}`);
  }
  for (let number = 1; number <= 7; number += 1) {
    await commentAs(other, { inReplyTo: first }, `Reply ${number}`);
  }
  reader = await startChromium(world);
  const panel = await openDiscussion(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  await panel.getByText("Thread 12", { exact: true }).waitFor();
  expect(await panel.getByText("Thread 1", { exact: true }).count()).toBe(0);
  await panel.getByRole("button", { name: "More comments" }).press("Enter");
  const thread = panel
    .getByRole("listitem")
    .filter({ has: panel.getByText("Thread 1", { exact: true }) });
  await thread.getByRole("button", { name: "More replies" }).press("Enter");
  await thread.getByText("Reply 7", { exact: true }).waitFor();
  expect(await thread.getByText(/^Reply \d$/).allTextContents()).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((number) => `Reply ${number}`),
  );
  await panel.getByLabel("Order").selectOption("Newest first");
  await panel.getByLabel("Order").selectOption("Oldest first");
  const texts = panel.getByText(/^Thread \d+$/);
  await expect.poll(async () => (await texts.allTextContents())[0]).toBe("Thread 1");
});

test("what a moderator hides is gone for readers, and marked for who wrote it", async () => {
  const writer = await asAnother(world, "writer@example.org");
  const id = await commentAs(writer, { arxiv: KNOWN.id }, "Buy my book");
  await world.api.makeModerator("other@example.org");
  const hidden = await other<object>(
    `mutation { setCommentHidden(input: {commentId: ${JSON.stringify(id)}, hidden: true, reason: "Advertising"}) { ... on Error { message } } }`,
  );
  expect(hidden).toEqual({ setCommentHidden: {} });
  reader = await startChromium(world);
  const panel = await openDiscussion(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  await panel.getByText("Hidden by a moderator.").waitFor();
  expect(await panel.getByText("Buy my book").count()).toBe(0);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await panel.getByLabel("Email address").fill("writer@example.org");
  await panel.getByLabel("Email address").press("Enter");
  await panel
    .getByLabel("Six-digit code")
    .fill(await world.api.mailedCode("writer@example.org", 1));
  const mine = panel.getByRole("article").filter({ hasText: "Buy my book" });
  await mine.getByText("A moderator hides this").waitFor();
  expect(await mine.getByRole("button", { name: "Edit" }).count()).toBe(0);
  await mine.getByRole("button", { name: "Delete" }).waitFor();
});

test("a server that lies runs nothing here, and garbage is said to be", async () => {
  reader = await startChromium(world);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const asked: string[] = [];
  reader.context.on("request", (request) => asked.push(request.url()));
  world.gate.answer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: { paper: { comments: hostileComments() } } }));
  }, "ReadThreads");
  const panel = await openDiscussion(page);
  const article = panel.getByRole("article");
  await article.getByText("harmless").waitFor();
  expect(await article.locator("script, img, iframe, form, style, [onclick]").count()).toBe(0);
  expect(await article.getByRole("link").count()).toBe(0);
  expect(await article.locator(".by b").textContent()).toBe("<img src=x onerror=alert(1)>");
  expect(asked.filter((address) => address.includes("tracker.example"))).toEqual([]);
  expect(await panel.locator("html").getAttribute("data-ran")).toBeNull();

  for (const garbage of ["<h1>It works!</h1>", '{"data":{"paper":{"comments":7}}}']) {
    world.gate.answer((_, response) => response.end(garbage), "ReadThreads");
    await reopen(panel);
    await panel.getByText("The server speaks another language").waitFor();
  }
  world.gate.breakDown();
  await reopen(panel);
  await panel.getByText("The server cannot be reached").waitFor();
  world.gate.open();
  await panel.getByRole("button", { name: "Try again" }).press("Enter");
  await panel.getByRole("article").first().waitFor();
});

async function openDiscussion(page: Page): Promise<FrameLocator> {
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /Discussion/ }).press("Enter");
  await panel.getByLabel("Your comment").waitFor();
  return panel;
}

/** Closed and opened it is read anew. */
async function reopen(panel: FrameLocator): Promise<void> {
  const fold = panel.getByRole("button", { name: /Discussion/ });
  await fold.press("Enter");
  await fold.press("Enter");
}

/** Sends what is typed to the server, and breaks the connection before its answer comes through. */
async function loseAnswer(panel: FrameLocator): Promise<string> {
  let key = "";
  world.gate.answer((request, response) => {
    key = keyIn(request.body);
    void fetch(`http://127.0.0.1:${world.api.port}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: String(request.headers["authorization"]),
      },
      body: request.body,
    }).then(async (answer) => {
      await answer.text();
      response.destroy();
    });
  }, "AddComment");
  await panel.getByRole("button", { name: "Comment", exact: true }).press("Enter");
  await expect.poll(() => key).not.toBe("");
  return key;
}

function keyIn(body: string): string {
  return /"idempotencyKey":"([^"]+)"/.exec(body)?.[1] ?? "";
}

interface Seen {
  id: string;
  body: string | null;
  reactions: { reaction: string; count: number }[];
}

async function comments(): Promise<(Seen & { replies: { nodes: Seen[] } })[]> {
  const fields = "id body reactions { reaction count }";
  const { paper } = await world.query<{
    paper: { comments: { nodes: (Seen & { replies: { nodes: Seen[] } })[] } };
  }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { comments { nodes { ${fields} replies { nodes { ${fields} } } } } } }`,
  );
  return paper.comments.nodes;
}

async function reactions(): Promise<unknown> {
  return (await comments())[0]?.replies.nodes[0]?.reactions;
}

async function commentCount(): Promise<number> {
  const { paper } = await world.query<{ paper: { commentCount: number } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { commentCount } }`,
  );
  return paper.commentCount;
}

function hostileComments() {
  const attack = "document.documentElement.dataset.ran = 1";
  const comment = {
    __typename: "Comment",
    id: "hostile",
    root: null,
    inReplyTo: null,
    author: { name: "<img src=x onerror=alert(1)>", handle: "x" },
    status: "VISIBLE",
    body: "harmless",
    bodyHtml: `<p onclick="${attack}">harmless</p><script>${attack}</script>
      <img src="https://tracker.example/x.png" onerror="${attack}"><svg onload="${attack}"></svg>
      <iframe src="https://tracker.example/"></iframe><a href="javascript:${attack}">click</a>
      <style>@import "https://tracker.example/x.css"; * { display: none }</style>
      <form action="https://tracker.example/"><input name="code"></form>`,
    createdAt: "not a date",
    editedAt: null,
    revision: 1,
    reactions: [{ reaction: "<script>", count: 1, viewerHasReacted: false }],
    viewerCanEdit: false,
    viewerCanDelete: false,
  };
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { pageInfo, nodes: [{ ...comment, replies: { pageInfo, nodes: [] } }] };
}
