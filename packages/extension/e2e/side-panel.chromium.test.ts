import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { say } from "./extension-messages.ts";
import { openSidePanel, save, signInThere } from "./side-panel-reader.ts";
import { signIn, asAnother } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

interface Listed {
  nodes: { id: string; title: string; ids: { value: string }[] }[];
  from: string;
  previousOn: string | null;
}

async function feedOf(args: string): Promise<Listed> {
  const { feed } = await world.query<{ feed: Listed }>(
    `{ feed(${args}) { nodes { id title ids { value } } from previousOn } }`,
  );
  return feed;
}

const titles = (panel: Page, view = "#view-papers") =>
  panel.locator(`${view} .paper-card .title`).allTextContents();
const focused = (panel: Page) => panel.evaluate(() => document.activeElement?.textContent);

test("the day, the week, the month, what is trending; earlier, later, and by the calendar", async () => {
  const panel = await openSidePanel(reader);
  const day = await feedOf("period: DAY");
  await expect.poll(() => titles(panel)).toEqual(day.nodes.map(({ title }) => title));

  // The keyboard alone: one stop for all periods, the arrows go along.
  await panel.getByRole("tab", { name: "Day" }).focus();
  await panel.keyboard.press("ArrowRight");
  const week = await feedOf("period: WEEK");
  await expect.poll(() => titles(panel)).toEqual(week.nodes.map(({ title }) => title));
  expect(await focused(panel)).toBe("Week");
  await panel.keyboard.press("End");
  const trending = await feedOf("period: TRENDING, first: 20");
  await expect.poll(() => titles(panel)).toEqual(trending.nodes.map(({ title }) => title));
  expect(await panel.getByRole("button", { name: "Earlier" }).count()).toBe(0);
  await panel.keyboard.press("Home");
  await expect.poll(() => titles(panel)).toEqual(day.nodes.map(({ title }) => title));

  const empty = "2020-02-03";
  await panel.getByRole("button", { name: /Choose a day/ }).press("Enter");
  const field = panel.getByRole("textbox", { name: "Day" });
  await field.fill(empty);
  await panel.getByText("No papers on the list then.").waitFor();
  await panel.getByRole("button", { name: "Go to the latest" }).click();
  await expect.poll(() => titles(panel)).toEqual(day.nodes.map(({ title }) => title));
  await panel.keyboard.press("Escape");

  await panel.getByRole("tab", { name: "Week" }).click();
  await expect.poll(() => titles(panel)).toEqual(week.nodes.map(({ title }) => title));
  const earlier = panel.getByRole("button", { name: "Earlier" });
  if (week.previousOn === null) {
    expect(await earlier.getAttribute("aria-disabled")).toBe("true");
  } else {
    const before = await feedOf(`period: WEEK, on: "${week.previousOn}"`);
    await earlier.press("Enter");
    await expect.poll(() => titles(panel)).toEqual(before.nodes.map(({ title }) => title));
    expect(await earlier.evaluate((button) => button === document.activeElement)).toBe(true);
    await panel.getByRole("button", { name: "Later" }).press("Enter");
    await expect.poll(() => titles(panel)).toEqual(week.nodes.map(({ title }) => title));
  }
});

test("more of them, each once, and the keyboard goes on with the first new one", async () => {
  const panel = await openSidePanel(reader);
  await panel.getByRole("tab", { name: "Month" }).click();
  const month = await feedOf("period: MONTH, first: 100");
  expect(month.nodes.length).toBeGreaterThan(20);
  await expect.poll(() => titles(panel)).toEqual(month.nodes.slice(0, 20).map((one) => one.title));
  await panel.getByRole("button", { name: "More", exact: true }).press("Enter");
  await expect
    .poll(async () => (await titles(panel)).length)
    .toBe(Math.min(40, month.nodes.length));
  await expect.poll(() => focused(panel)).toBe(month.nodes[20]?.title);
  await panel.getByRole("status").getByText(/more$/).waitFor();

  // What breaks in the middle says so, and goes on.
  const more = panel.getByRole("button", { name: "More", exact: true });
  if ((await more.count()) > 0) {
    world.gate.breakDown();
    await more.press("Enter");
    await panel.getByRole("alert").getByText("The server cannot be reached").waitFor();
    world.gate.open();
    await panel.getByRole("button", { name: "Try again" }).press("Enter");
  }
  await expect.poll(() => titles(panel)).toEqual(month.nodes.map(({ title }) => title));
});

test("a vote from a card: sign-in comes between, and the card knows", async () => {
  const panel = await openSidePanel(reader);
  const vote = panel
    .locator(".paper-card")
    .first()
    .getByRole("button", { name: /^Upvote/ });
  await vote.press("Enter");
  await signIn(world, panel.locator("dialog"), "card@example.org");
  await panel.locator(".paper-card .vote[aria-pressed=true]").waitFor();
  expect(await panel.locator(".paper-card .vote[aria-pressed=true]").count()).toBe(1);
  await panel.locator("dialog").waitFor({ state: "detached" });

  world.gate.breakDown();
  await vote.press("Enter");
  // It waits to be sent, as the card shows it already.
  await expect.poll(() => vote.getAttribute("aria-pressed")).toBe("false");
  expect(await panel.getByRole("alert").count()).toBe(0);
});

test("a paper opens whole; the way back keeps place and focus", async () => {
  const panel = await openSidePanel(reader, { width: 420, height: 500 });
  await panel.getByRole("tab", { name: "Month" }).click();
  await panel.locator(".paper-card").nth(9).waitFor();
  const title = panel.locator(".paper-card .title").nth(8);
  const name = await title.textContent();
  await title.scrollIntoViewIfNeeded();
  await title.focus();
  const before = await panel.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(200);
  await panel.keyboard.press("Enter");
  await panel.getByRole("heading", { level: 1, name: name ?? "" }).waitFor();
  await panel.getByRole("region", { name: "Related papers" }).waitFor();
  expect(
    await panel.locator("main.panel").evaluate((main) => main === document.activeElement),
  ).toBe(true);
  await panel.keyboard.press("Escape");
  await expect.poll(() => panel.locator("main.panel").count()).toBe(0);
  expect(await panel.evaluate(() => window.scrollY)).toBe(before);
  await expect.poll(() => focused(panel)).toBe(name);

  // What is saved there is known to its card.
  await panel.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Save to reading list" }).click();
  await signIn(world, panel, "detail@example.org");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await panel.getByRole("button", { name: "Back" }).click();
  await panel.locator(".paper-card", { hasText: "Saved in Reading list" }).waitFor();
  await expect.poll(() => focused(panel)).toBe(name);
});

test("search: suggestions by the keyboard, marks, filters, and what is misspelt", async () => {
  const panel = await openSidePanel(reader);
  await panel.getByRole("tab", { name: "Search" }).click();
  const field = panel.getByRole("combobox", { name: "Search papers" });
  await field.pressSequentially("lang");
  await panel.locator("[role=option]").first().waitFor();
  expect(await field.getAttribute("aria-expanded")).toBe("true");
  await field.press("ArrowDown");
  await expect.poll(() => field.getAttribute("aria-activedescendant")).not.toBeNull();
  const active = await field.getAttribute("aria-activedescendant");
  expect(await panel.locator(`[id="${active}"]`).getAttribute("aria-selected")).toBe("true");
  await field.press("Escape");
  await panel.getByRole("listbox").waitFor({ state: "hidden" });
  expect(await field.inputValue()).toBe("lang");

  await field.fill("langage models");
  await field.press("Enter");
  await panel.locator("#view-search mark").first().waitFor();
  await panel.getByText(/papers? for language models/).waitFor();
  const marked = await panel.locator("#view-search mark").allTextContents();
  expect(marked.every((word) => /(^|-)(language|model)/i.test(word))).toBe(true);

  await panel.locator("#view-search .filters button").click();
  await panel.getByLabel("From year").fill("2025");
  await panel.getByLabel("From year").press("Enter");
  await panel.getByText("Filters (1)").waitFor();
  const { search } = await world.query<{ search: { nodes: { title: string }[] } }>(
    `{ search(query: "langage models", filter: {year: {from: 2025}}) { nodes { title } } }`,
  );
  const expected = search.nodes.map(({ title }) => title);
  await expect.poll(() => titles(panel, "#view-search")).toEqual(expected);

  await field.fill("qwertzuiop asdfghjkl");
  await field.press("Enter");
  await panel.getByText("Nothing fits.").waitFor();
  // What was searched for is still there after a look at something else.
  await panel.getByRole("tab", { name: "Papers" }).click();
  await panel.getByRole("tab", { name: "Search" }).click();
  expect(await field.inputValue()).toBe("qwertzuiop asdfghjkl");
});

test("my lists: read state, note and tags, filters, and taken out again", async () => {
  const { panel, ids } = await withList("keeps@example.org");
  const first = panel.locator("#view-lists .paper-card").first();
  await first.getByRole("combobox", { name: "How far you are" }).selectOption("READING");
  await panel.getByRole("status").getByText("Reading").waitFor();
  const details = first.getByRole("button", { name: "Note and tags" });
  await details.press("Enter");
  await panel.keyboard.type("The table on page <b>7</b>");
  await first.getByLabel("Tags, with commas between").fill("to discuss, data,, data");
  await panel.keyboard.press("Enter");
  await first.getByText("The table on page <b>7</b>").waitFor();
  await expect
    .poll(() => details.evaluate((button) => button === document.activeElement))
    .toBe(true);
  expect(await first.locator("button.tag").allTextContents()).toEqual(["to discuss", "data"]);

  const cards = panel.locator("#view-lists .paper-card");
  await first.getByRole("button", { name: "Only papers tagged data" }).click();
  await expect.poll(() => cards.count()).toBe(1);
  await panel.getByRole("button", { name: /without the tag data/ }).click();
  await expect.poll(() => cards.count()).toBe(ids.length);
  await panel.getByLabel("Search in this list").fill("page 7");
  await expect.poll(() => cards.count()).toBe(1);
  await panel.getByLabel("Search in this list").fill("nothing like that");
  await panel.getByText("Nothing in this list is like that.").waitFor();
  await panel.getByLabel("Search in this list").fill("");
  await expect.poll(() => cards.count()).toBe(ids.length);
  await panel.getByLabel("Show").selectOption("READING");
  await expect.poll(() => cards.count()).toBe(1);
  await panel.getByLabel("Show").selectOption("");
  await expect.poll(() => cards.count()).toBe(ids.length);

  await first.getByRole("button", { name: "Remove" }).click();
  await expect.poll(() => cards.count()).toBe(ids.length - 1);
  await panel.getByText(`Reading list (${ids.length - 1})`).waitFor({ state: "attached" });
});

test("my lists: the own order, by the keyboard and by dragging, is kept", async () => {
  const email = "orders@example.org";
  const { panel } = await withList(email);
  await panel.locator("#view-lists").getByLabel("Sort").selectOption("MANUAL");
  await panel.locator(".handle").nth(3).waitFor();
  const before = await titles(panel, "#view-lists");
  const [a, b, c, d] = before;
  const handle = panel.locator(".handle");
  await handle.first().focus();
  await panel.keyboard.press("ArrowDown");
  await panel.keyboard.press("ArrowDown");
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([b, c, a, d]);
  await panel.getByRole("status").getByText("Place 3 of 4").waitFor();
  await expect
    .poll(() => panel.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
    .toContain(`Move ${a}, 3 of 4`);
  await expect.poll(() => listOnServer(email)).toEqual([b, c, a, d]);

  // High enough for all four: a page that scrolls under a pressed button drags what comes to lie there.
  await panel.setViewportSize({ width: 420, height: 2_000 });
  await handle.nth(3).dragTo(panel.locator("#view-lists .cards > li").first());
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([d, b, c, a]);
  await expect.poll(() => listOnServer(email)).toEqual([d, b, c, a]);

  // Without the server it waits, and is sent when the server answers.
  world.gate.breakDown();
  await handle.first().focus();
  await panel.keyboard.press("End");
  await panel.getByRole("status").getByText("It is kept here").waitFor();
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([b, c, a, d]);
  expect(await listOnServer(email)).toEqual([d, b, c, a]);
  world.gate.open();
  await say(panel, "queue.retry", { id: null });
  await expect.poll(() => listOnServer(email)).toEqual([b, c, a, d]);
});

test("a note that was changed elsewhere meanwhile is shown, not overwritten", async () => {
  const email = "conflicts@example.org";
  const { panel } = await withList(email);
  const card = panel.locator("#view-lists .paper-card").first();
  await card.getByRole("button", { name: "Note and tags" }).click();
  const note = card.getByRole("textbox", { name: "Note" });
  await note.fill("Mine, from here");

  const elsewhere = await asAnother(world, email, 2);
  const { viewer } = await elsewhere<{
    viewer: { readingList: { items: { nodes: { paper: { id: string; title: string } }[] } } };
  }>("{ viewer { readingList { items(first: 50) { nodes { paper { id title } } } } } }");
  const title = await card.getAttribute("aria-label");
  const paper = viewer.readingList.items.nodes.find((item) => item.paper.title === title)?.paper;
  await elsewhere(
    `mutation { saveToList(input: {paper: {id: "${paper?.id}"}, note: "Mine, from there"}) { __typename } }`,
  );

  await card.getByRole("button", { name: "Keep" }).click();
  await card.getByRole("alert").getByText("Mine, from there").waitFor();
  const noteThere = async () => {
    const read = await elsewhere<{ paper: { viewerItems: { note: string }[] } }>(
      `{ paper(ref: {id: "${paper?.id}"}) { viewerItems { note } } }`,
    );
    return read.paper.viewerItems[0]?.note;
  };
  expect(await noteThere()).toBe("Mine, from there");
  // Seen, and meant.
  await card.getByRole("button", { name: "Keep" }).click();
  await expect.poll(noteThere).toBe("Mine, from here");
});

test("without the server the last feed and the reading list are read from their copies", async () => {
  const email = "away@example.org";
  const { panel } = await withList(email);
  await expect.poll(() => say(panel, "copies.lists", undefined)).not.toBeNull();
  await expect
    .poll(async () => (await say(panel, "copies.lists", undefined))?.lists[0]?.items.length)
    .toBe(4);
  world.gate.breakDown();
  await panel.reload();
  await panel.getByText("The server cannot be reached. As of").first().waitFor();
  const card = panel.locator("#view-papers .paper-card").first();
  await card.getByText("✓ Saved in Reading list").waitFor();
  // What is voted for meanwhile is counted, waits, and is there when the panel is opened again.
  await card.getByRole("button", { name: /^Upvote/ }).click();
  await card.getByText("Waiting to be sent").waitFor();
  const count = await card.locator(".vote b").textContent();
  await panel.reload();
  await card.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await card.getByText("Waiting to be sent").waitFor();
  expect(await card.locator(".vote b").textContent()).toBe(count);
  await panel.getByRole("tab", { name: "My lists" }).click();
  await panel.locator("#view-lists").getByText("The server cannot be reached. As of").waitFor();
  await expect.poll(async () => (await titles(panel, "#view-lists")).length).toBe(4);
  // What is changed meanwhile waits, and says so.
  const first = panel.locator("#view-lists .paper-card").first();
  await first.getByLabel("How far").selectOption("READ");
  await first.getByText("Waiting to be sent").waitFor();
});

test("without the server every list reads as its owner keeps it: order, notes, tags, how far", async () => {
  const email = "train@example.org";
  const owner = await asAnother(world, email);
  const { nodes } = await feedOf("period: TRENDING, first: 3");
  const names = nodes.map((paper) => paper.ids[0]?.value ?? "");
  const made = await owner<{ createList: { list: { id: string } } }>(
    `mutation { createList(input: {name: "Train", idempotencyKey: "train-list-1"}) { ... on CreateListSuccess { list { id } } } }`,
  );
  const listId = made.createList.list.id;
  for (const [at, arxiv] of names.entries()) {
    await owner(
      `mutation { saveToList(input: {paper: {arxiv: "${arxiv}"}, listId: "${listId}", note: "Note ${at}", tags: ["t${at}"], readState: READING}) { __typename } }`,
    );
  }
  await owner(
    `mutation { moveListItem(input: {listId: "${listId}", paper: {arxiv: "${names[2]}"}, before: {arxiv: "${names[0]}"}}) { __typename } }`,
  );
  const [a, b, c] = nodes.map(({ title }) => title);
  const panel = await openSidePanel(reader);
  await signInThere(world, panel, email, 1);
  await expect
    .poll(async () => (await say(panel, "copies.lists", undefined))?.lists.map(({ name }) => name))
    .toContain("Train");

  world.gate.breakDown();
  await panel.reload();
  await panel.getByRole("tab", { name: "My lists" }).click();
  const view = panel.locator("#view-lists");
  await view.getByLabel("List", { exact: true }).selectOption("Train (3)");
  await view.getByLabel("Sort").selectOption("MANUAL");
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([c, a, b]);
  const first = view.locator(".paper-card").first();
  await first.getByText("Note 2").waitFor();
  await first.getByText("t2").waitFor();
  await expect.poll(() => first.getByLabel("How far").inputValue()).toBe("READING");
  await view.getByLabel("Sort").selectOption("ADDED");
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([c, b, a]);

  // What is moved there stays moved, also for who comes back before it is sent.
  await view.getByLabel("Sort").selectOption("MANUAL");
  await view.locator(".handle").nth(2).focus();
  await panel.keyboard.press("Home");
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([b, c, a]);
  // It is shown before it is kept.
  await panel.getByRole("status").getByText("It is kept here").waitFor();
  await panel.reload();
  await panel.getByRole("tab", { name: "My lists" }).click();
  await view.getByLabel("List", { exact: true }).selectOption("Train (3)");
  await view.getByLabel("Sort").selectOption("MANUAL");
  await expect.poll(() => titles(panel, "#view-lists")).toEqual([b, c, a]);
  await view.locator(".paper-card").first().getByText("Waiting to be sent").waitFor();
});

test("notifications: counted, read, and their paper opened", async () => {
  const email = "told@example.org";
  const teller = await asAnother(world, email);
  const { nodes } = await feedOf("period: TRENDING, first: 1");
  const { addComment } = await teller<{ addComment: { comment: { id: string } } }>(
    `mutation { addComment(input: {paper: {id: "${nodes[0]?.id}"}, body: "Why?", idempotencyKey: "told-why-1"}) { ... on AddCommentSuccess { comment { id } } } }`,
  );
  const other = await asAnother(world, "answers@example.org");
  await other(
    `mutation { addComment(input: {inReplyToId: "${addComment.comment.id}", body: "<img src=x onerror=alert(1)> because", idempotencyKey: "told-because"}) { __typename } }`,
  );

  const panel = await openSidePanel(reader);
  await signInThere(world, panel, email, 1);
  const tab = panel.getByRole("tab", { name: /^Notifications/ });
  await expect.poll(() => tab.textContent()).toBe("Notifications1, 1 unread");
  await tab.click();
  const row = panel.locator(".notification");
  await row.getByText("<img src=x onerror=alert(1)> because").waitFor();
  await row.getByText("answers answered your comment").waitFor();
  await expectClean(panel);
  await row.getByRole("button").press("Enter");
  await panel.getByRole("heading", { level: 1, name: nodes[0]?.title ?? "" }).waitFor();
  await panel.keyboard.press("Escape");
  await expect.poll(() => tab.textContent()).toBe("Notifications");
  await panel.getByLabel("Only unread").check();
  await panel.getByText("You have read all of them.").waitFor();
});

async function withList(email: string): Promise<{ panel: Page; ids: string[] }> {
  const { nodes } = await feedOf("period: TRENDING, first: 4");
  const ids = nodes.flatMap((paper) => paper.ids[0]?.value ?? []);
  await save(await asAnother(world, email), ids);
  const panel = await openSidePanel(reader);
  await signInThere(world, panel, email, 1);
  await panel.getByRole("tab", { name: "My lists" }).click();
  await panel
    .locator("#view-lists .paper-card")
    .nth(ids.length - 1)
    .waitFor();
  return { panel, ids };
}

/** The reading list as its owner has put it, from the server. */
async function listOnServer(email: string): Promise<string[]> {
  const session = sessions.get(email) ?? asAnother(world, email, 2);
  sessions.set(email, session);
  const ask = await session;
  const { viewer } = await ask<{
    viewer: { readingList: { items: { nodes: { paper: { title: string } }[] } } };
  }>(`{ viewer { readingList { items(orderBy: MANUAL) { nodes { paper { title } } } } } }`);
  return viewer.readingList.items.nodes.map(({ paper }) => paper.title);
}
const sessions = new Map<string, ReturnType<typeof asAnother>>();
