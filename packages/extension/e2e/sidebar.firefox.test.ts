import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "puppeteer-core";
import { KNOWN } from "./arxiv-pages.ts";
import { wordsOn } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { firefoxSidebar } from "./firefox-sidebar.ts";
import type { FirefoxSidebar } from "./firefox-sidebar.ts";
import { asAnother, voteAsAnother } from "./sign-in.ts";
import { save } from "./side-panel-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// The real sidebar, opened by its shortcut, one reader's way through it: each test goes on from the one before.

let world: World;
let reader: FirefoxReader;
let page: Page;
let sidebar: FirefoxSidebar;

const EMAIL = "beside@example.org";
const CARD = "#view-papers .paper-card";

beforeAll(async () => {
  world = await startWorld();
  // Liked by one already, it is trending.
  await voteAsAnother(world, "earlier@example.org", KNOWN.id);
  reader = await startFirefox(world);
  page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  sidebar = await firefoxSidebar(reader.browser);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

test("the shortcut opens the papers of the day beside the page, with all that a card tells", async () => {
  expect(await sidebar.isOpen()).toBe(false);
  await sidebar.toggle();
  await expect.poll(sidebar.isOpen).toBe(true);
  await expect.poll(cardTitles).toEqual(await feed("DAY"));
  const card = `${CARD}[aria-label=${JSON.stringify(KNOWN.title)}]`;
  expect(await sidebar.text(`${card} .vote b`)).toBe("1");
  expect((await sidebar.text(`${CARD} .abstract`)).length).toBeGreaterThan(20);
  // As narrow as Firefox makes it, nothing is cut off.
  const shown = () => sidebar.run<number>("window.innerWidth");
  await expect.poll(shown).toBeLessThan(320);
  const over = "document.documentElement.scrollWidth - window.innerWidth";
  await expect.poll(() => sidebar.run<number>(over)).toBeLessThanOrEqual(0);
});

test("week, month, trending and back, and the day before", async () => {
  for (const period of ["WEEK", "MONTH", "TRENDING", "DAY"]) {
    await sidebar.press(`#feed-papers-tab-${period}`);
    const expected = await feed(period);
    await expect.poll(cardTitles).toEqual(expected);
  }
});

test("a vote from a card: sign-in comes between, the server has it, and the badge beside knows", async () => {
  await sidebar.press("#feed-papers-tab-TRENDING");
  await expect.poll(cardTitles).toContain(KNOWN.title);
  const card = `${CARD}[aria-label=${JSON.stringify(KNOWN.title)}]`;
  await sidebar.press(`${card} .vote`);
  await sidebar.type("dialog input[type=email]", EMAIL);
  await sidebar.press("dialog .sign-in .primary");
  await sidebar.type("dialog .code-input", await world.api.mailedCode(EMAIL));
  await sidebar.waitFor(`${card} .vote[aria-pressed=true]`);
  await sidebar.waitForText(`${card} .vote b`, "2");
  const upvotes = async () => {
    const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
      `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
    );
    return paper.upvoteCount;
  };
  await expect.poll(upvotes).toBe(2);
  await expect.poll(() => wordsOn(page)).toContain("2 upvotes, yours among them");
});

test("search: words are typed, suggestions come, what fits is listed", async () => {
  await sidebar.press("#view-search-tab-search");
  const field = "#view-search input[role=combobox]";
  await sidebar.type(field, "lang");
  await sidebar.waitFor("#view-search [role=option]");
  await sidebar.type(field, "language models\n");
  const { search } = await world.query<{ search: { nodes: { title: string }[] } }>(
    `{ search(query: "language models") { nodes { title } } }`,
  );
  const expected = search.nodes.map(({ title }) => title);
  expect(expected.length).toBeGreaterThan(1);
  await expect.poll(() => titles("#view-search .paper-card")).toEqual(expected);
  await sidebar.waitFor("#view-search mark");
});

test("my lists: what is saved elsewhere is there, opens, and the way back leads to the list", async () => {
  const ask = await asAnother(world, EMAIL, 1);
  await save(ask, [KNOWN.id]);
  await sidebar.press("#view-lists-tab-lists");
  await expect.poll(() => titles("#view-lists .paper-card")).toEqual([KNOWN.title]);
  await sidebar.press("#view-lists .title");
  await sidebar.waitForText("main.panel h1", KNOWN.title);
  await sidebar.waitForText("main.panel .save .btn", "Reading list");
  await sidebar.press(".way-back button");
  await expect.poll(() => titles("#view-lists .paper-card")).toEqual([KNOWN.title]);
});

test("closed by its shortcut and opened again, it is there anew, signed in", async () => {
  await sidebar.toggle();
  await expect.poll(sidebar.isOpen).toBe(false);
  await sidebar.toggle();
  await expect.poll(cardTitles).toEqual(await feed("DAY"));
  await sidebar.waitForText(".foot", "Sign out");
});

const cardTitles = () => titles(CARD);

function titles(cards: string): Promise<string[]> {
  return sidebar.run<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(`${cards} .title`)})].map((one) => one.textContent)`,
  );
}

async function feed(period: string): Promise<string[]> {
  const { feed } = await world.query<{ feed: { nodes: { title: string }[] } }>(
    `{ feed(period: ${period}, first: 20) { nodes { title } } }`,
  );
  return feed.nodes.map(({ title }) => title);
}
