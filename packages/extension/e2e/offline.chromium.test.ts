import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Action } from "../src/action.ts";
import type { PaperName } from "../src/paper-view.ts";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { send, signIn, signInByApi } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// What a reader does while the server is away arrives once, in order, and as them; what cannot arrive is shown.

let world: World;
let reader: ChromiumReader;
let profile: string;
let papers: PaperName[];

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  papers = await listedPapers();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  world.gate.seen.length = 0;
  profile = await mkdtemp(join(tmpdir(), "paperround-offline-"));
  reader = await startChromium(world, { profile });
});
afterEach(() => reader?.close());

test("twenty actions, a browser that is killed, answers that are lost: each once", async () => {
  const first = await signedIn("twenty@example.org");
  await say(first, "lists.save", { paper: papers[10] ?? never(), listId: null });
  await say(first, "votes.set", { paper: papers[11] ?? never(), upvoted: true });
  const list = await say(first, "lists.create", { name: "Club", idempotencyKey: "club-list" });
  if (!list.ok) throw new Error(JSON.stringify(list));

  world.gate.breakDown();
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/, pressed: false }).press("Enter");
  await panel.getByText("Waiting to be sent").waitFor();
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await badgeOf(page).getByText("waiting to be sent").waitFor();
  for (const action of actionsOn(papers, list.value.id)) await perform(first, action);
  const before = await say(first, "queue.read", undefined);
  expect(before.entries).toHaveLength(20);
  expect(before).toMatchObject({ waiting: 20, refused: 0, failure: { kind: "unreachable" } });

  await reader.kill();
  reader = await startChromium(world, { profile });
  const again = await optionsPage();
  const kept = await say(again, "queue.read", undefined);
  expect(kept.entries.map(({ action }) => action)).toEqual(
    before.entries.map(({ action }) => action),
  );

  world.gate.seen.length = 0;
  world.gate.open();
  world.gate.loseAnswers(3);
  await expect
    .poll(async () => (await say(again, "queue.retry", { id: null })).entries, { timeout: 90_000 })
    .toEqual([]);
  const sent = world.gate.seen.filter(({ method }) => method === "POST");
  // Three of them twice, as their answers were lost.
  expect(sent).toHaveLength(23);

  const token = await signInByApi(world, "twenty@example.org", 1);
  const own = await ownThings(token);
  expect(own.votes).toHaveLength(8);
  expect(own.readingList.map(({ note }) => note).sort()).toEqual(["", "", "n0", "n1", "n2"]);
  expect(own.readingList.find(({ note }) => note === "n1")?.tags).toEqual(["t1"]);
  expect(own.club).toBe(3);
  const commented = papers[6] ?? never();
  const { talk } = await world.query<{ talk: { comments: { nodes: { body: string }[] } } }>(
    `{ talk: paper(ref: {id: "${"nodeId" in commented ? commented.nodeId : ""}"}) {
       comments(first: 10) { nodes { body } } } }`,
  );
  expect(talk.comments.nodes).toEqual([{ body: "From a train" }]);
  const { paper } = await world.query<{ paper: { upvoteCount: number; title: string } }>(
    `{ paper(ref: {arxiv: "${UNKNOWN.id}"}) { upvoteCount title } }`,
  );
  expect(paper).toEqual({ upvoteCount: 1, title: UNKNOWN.title });
});

test("a session that ends meanwhile: waits for its reader, and is sent as nobody else", async () => {
  const page = await signedIn("owner@example.org");
  const [paper] = papers;
  if (!paper) never();
  const auth = world.gate.seen.findLast(({ headers }) => headers["authorization"]);
  const token = String(auth?.headers["authorization"]).replace("Bearer ", "");
  world.gate.breakDown();
  const answer = await say(page, "lists.save", { paper, listId: null, note: "mine" });
  expect(answer).toMatchObject({ ok: true, value: { waiting: true } });
  await send(world, "mutation { signOut { __typename } }", token);
  world.gate.open();
  await say(page, "queue.retry", { id: null });
  await expect
    .poll(() => say(page, "queue.read", undefined))
    .toMatchObject({ waiting: 0, signedOut: [{ account: "owner@example.org", count: 1 }] });
  expect(await say(page, "accounts.read", undefined)).toBeNull();

  await signInByMessages(page, "other@example.org", 0);
  await say(page, "queue.retry", { id: null });
  expect((await say(page, "queue.read", undefined)).signedOut).toHaveLength(1);
  const others = await ownThings(await signInByApi(world, "other@example.org", 1));
  expect(others.readingList).toEqual([]);

  await say(page, "accounts.sign-out", undefined);
  await signInByMessages(page, "owner@example.org", 1);
  await expect.poll(async () => (await say(page, "queue.read", undefined)).entries).toEqual([]);
  const own = await ownThings(await signInByApi(world, "owner@example.org", 2));
  expect(own.readingList).toEqual([{ note: "mine", tags: [] }]);
});

test("what the server refuses by then is kept and shown, and does not hold up the rest", async () => {
  const page = await signedIn("conflict@example.org");
  const [one, two] = papers;
  if (!one || !two) never();
  const list = await say(page, "lists.create", { name: "Gone", idempotencyKey: "gone-list" });
  if (!list.ok) throw new Error(JSON.stringify(list));
  world.gate.breakDown();
  await say(page, "lists.save", { paper: one, listId: list.value.id, note: "kept?" });
  await say(page, "votes.set", { paper: two, upvoted: true });
  const token = await signInByApi(world, "conflict@example.org", 1);
  const gone = `mutation { deleteList(input: {listId: "${list.value.id}"}) { __typename } }`;
  await send(world, gone, token);
  world.gate.open();
  const view = await say(page, "queue.retry", { id: null });
  expect(view).toMatchObject({ waiting: 0, refused: 1 });
  const [entry] = view.entries;
  expect(entry).toMatchObject({
    state: "refused",
    action: { kind: "save", note: "kept?" },
    refusal: { kind: "refused", code: "NOT_FOUND" },
  });
  expect((await ownThings(token)).votes).toHaveLength(1);
  const again = await say(page, "queue.retry", { id: entry?.id ?? 0 });
  expect(again).toMatchObject({ waiting: 0, refused: 1 });
  const dropped = await say(page, "queue.drop", { id: again.entries[0]?.id ?? 0 });
  expect(dropped.entries).toEqual([]);
});

test("the reading list, the feed and opened papers can be read without the server", async () => {
  const page = await signedIn("reads@example.org");
  const [paper] = papers;
  if (!paper) never();
  const saved = await say(page, "lists.save", { paper, listId: null, note: "for Monday" });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  await expect.poll(() => say(page, "copies.feed", undefined)).not.toBeNull();
  world.gate.breakDown();
  const later: PaperName = { identifier: { scheme: "ARXIV", value: KNOWN.id } };
  await say(page, "lists.save", { paper: later, listId: null, tags: ["later"] });
  const feed = await say(page, "copies.feed", undefined);
  expect(feed?.papers.length).toBeGreaterThan(10);
  expect(feed?.papers.every(({ title, authors }) => title && authors.length > 0)).toBe(true);
  const copy = await say(page, "copies.lists", undefined);
  expect(copy?.lists.find(({ isDefault }) => isDefault)?.items.at(-1)).toMatchObject({
    paper: { title: KNOWN.title },
    tags: ["later"],
    waiting: true,
  });
  expect(await say(page, "paper.read", paper)).toMatchObject({
    ok: true,
    value: { title: saved.value.title, viewerLists: [{ isDefault: true }] },
  });
});

/** Eighteen: with a vote and a save on the page, twenty. */
function actionsOn(papers: PaperName[], listId: string): Action[] {
  const at = (index: number) => papers[index] ?? never();
  const unknown: PaperName = { identifier: { scheme: "ARXIV", value: UNKNOWN.id } };
  return [
    { kind: "submit", paper: unknown, idempotencyKey: "offline-submission" },
    { kind: "vote", paper: unknown, upvoted: true },
    ...[0, 1, 2, 3, 4, 5].map((index) => vote(at(index), true)),
    ...[0, 1, 2].map((index): Action => {
      const note = { note: `n${index}`, tags: [`t${index}`] };
      return { kind: "save", paper: at(index), listId: null, ...note };
    }),
    ...[3, 4, 5].map((index): Action => ({ kind: "save", paper: at(index), listId })),
    {
      kind: "comment",
      paper: at(6),
      inReplyToId: null,
      body: "From a train",
      idempotencyKey: "train-comment",
    },
    { kind: "save", paper: unknown, listId: null },
    { kind: "remove", paper: at(10), listId: "reading" },
    vote(at(11), false),
  ];
}

function vote(paper: PaperName, upvoted: boolean): Action {
  return { kind: "vote", paper, upvoted };
}

async function perform(page: Page, action: Action): Promise<void> {
  if (action.kind === "vote") await say(page, "votes.set", action);
  else if (action.kind === "save") await say(page, "lists.save", action);
  else if (action.kind === "submit") await say(page, "submissions.submit", action);
  else if (action.kind === "comment") {
    const paperId = "nodeId" in action.paper ? action.paper.nodeId : never();
    const { body, idempotencyKey } = action;
    await say(page, "discussion.add", { paperId, place: { paperId }, body, idempotencyKey });
  } else {
    const lists = await say(page, "lists.read", undefined);
    const list = lists.ok ? lists.value.find(({ isDefault }) => isDefault) : undefined;
    await say(page, "lists.remove", { paper: action.paper, listId: list?.id ?? never() });
  }
}

/** Papers that the server has, but for the one whose page is shown. */
async function listedPapers(): Promise<PaperName[]> {
  const { feed } = await world.query<{
    feed: { nodes: { id: string; ids: { value: string }[] }[] };
  }>("{ feed(period: MONTH, first: 20) { nodes { id ids { value } } } }");
  return feed.nodes
    .filter(({ ids }) => !ids.some(({ value }) => value === KNOWN.id))
    .map(({ id }) => ({ nodeId: id }));
}

async function optionsPage(): Promise<Page> {
  const page = await reader.context.newPage();
  await page.goto(`${reader.home}/options.html`);
  return page;
}

/** Signs in on the page of a paper, and hands back a page of the extension. */
async function signedIn(email: string): Promise<Page> {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), email);
  await panelOf(page).getByRole("button", { name: "Sign out" }).waitFor();
  const options = await optionsPage();
  // The first copy of what is the reader's own.
  await expect.poll(() => say(options, "copies.lists", undefined)).not.toBeNull();
  return options;
}

async function signInByMessages(page: Page, email: string, mails: number): Promise<void> {
  await say(page, "accounts.request-code", { email, wanted: null });
  const code = await world.api.mailedCode(email, mails);
  expect(await say(page, "accounts.sign-in", { code })).toMatchObject({ ok: true });
}

async function ownThings(token: string) {
  const { viewer } = await send<{
    viewer: {
      votes: { nodes: unknown[] };
      readingList: { items: { nodes: { note: string; tags: string[] }[] } };
      lists: { nodes: { name: string; itemCount: number }[] };
    };
  }>(
    world,
    `{ viewer { votes(first: 100) { nodes { __typename } } lists(first: 10) { nodes { name itemCount } }
       readingList { items(first: 100) { nodes { note tags } } } } }`,
    token,
  );
  return {
    votes: viewer.votes.nodes,
    readingList: viewer.readingList.items.nodes,
    club: viewer.lists.nodes.find(({ name }) => name === "Club")?.itemCount ?? 0,
  };
}

function never(): never {
  throw new Error("The server has too few papers for this.");
}
