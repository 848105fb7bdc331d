import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;
let options: Page;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.seen.length = 0;
  reader = await startChromium(world);
  await firstCopies(reader);
  options = await openOptions();
});
afterEach(() => reader?.close());

const operations = () => world.gate.seen.map(({ operation }) => operation);
async function openOptions(): Promise<Page> {
  const page = await reader.context.newPage();
  await page.goto(`${reader.home}/options.html`);
  await page.getByRole("heading", { name: "Privacy" }).waitFor();
  return page;
}

test("a site that is off: no badge, no request, no count, until it is on again", async () => {
  world.gate.seen.length = 0;
  const arxiv = options.getByRole("checkbox", { name: "arXiv arxiv.org", exact: true });
  await options.getByRole("searchbox", { name: "Find a site" }).fill("arxiv");
  await arxiv.uncheck();
  await options.getByText("1 is off.").waitFor();

  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  const pdf = await reader.context.newPage();
  await pdf.goto(`https://arxiv.org/pdf/${UNKNOWN.id}v1`).catch(() => undefined);
  await page.waitForTimeout(1000);
  expect(await badgeOf(page).count()).toBe(0);
  expect(operations()).toEqual([]);

  // Another surface of the same page still works when the reader asks for it.
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: "Be the first" }).waitFor();
  // The page was not read: without a title there is nothing more to ask.
  expect(operations()).toEqual(["ReadPaper"]);
  await popup.close();

  world.gate.seen.length = 0;
  await options.bringToFront();
  await arxiv.check();
  await page.reload();
  await badgeOf(page).getByText("Be the first").waitFor();
  expect(operations()).toEqual(["LookupBucket"]);
});

test("the example shows the very prefix that a look-up sends", async () => {
  world.gate.seen.length = 0;
  await options.getByLabel("Try it").fill(`https://arxiv.org/abs/${UNKNOWN.id}v2`);
  await options.getByText(`arxiv:${UNKNOWN.id}`).waitFor();
  const sent = options.locator(".example dd").last();
  await expect.poll(() => sent.textContent()).toMatch(/nothing about you|all its papers at once/);
  expect(operations()).toEqual([]);
  const shown =
    (await sent.locator("code").count()) > 0 ? await sent.locator("code").textContent() : "";

  await badgeOf(await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`)).waitFor();
  const [request] = world.gate.seen;
  expect(decodeURIComponent(request?.path ?? "")).toContain(`"prefix":"${shown}"`);

  await options.getByLabel("Try it").fill("no paper at all");
  await options.getByText("Type the address or id of a paper.").waitFor();
});

test("the theme holds on every surface, at once and after a restart of the page", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  const ground = (surface: Page) =>
    surface.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground(popup);
  await options.bringToFront();
  await options.getByRole("radio", { name: "Dark" }).check();
  const dark = "rgb(23, 23, 22)";
  expect(light).not.toBe(dark);
  await expect.poll(() => ground(options)).toBe(dark);
  await expect.poll(() => ground(popup)).toBe(dark);
  await options.reload();
  await expect.poll(() => ground(options)).toBe(dark);
  await options.getByRole("radio", { name: "Like the system" }).check();
  await expect.poll(() => ground(popup)).toBe(light);
});

test("the export holds everything, and no session; deleting leaves nothing", async () => {
  const before = await upvotes();
  // Another one each time: who has voted in a first try has nothing to vote for in a second.
  const email = `export-${before}@example.org`;
  await options.getByRole("button", { name: "Sign in" }).click();
  await signIn(world, options, email);
  await options.getByRole("button", { name: "Sign out" }).waitFor();
  const popup = await reader.popup(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await popup.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  // The button is ahead of the server.
  await expect.poll(upvotes).toBe(before + 1);
  await popup.close();
  const token = bearerOf(world);

  await options.bringToFront();
  const downloading = options.waitForEvent("download");
  await options.getByRole("button", { name: "Export everything" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^paperround-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), "utf8");
  const file = JSON.parse(text);
  expect(file.server.account.email).toBe(email);
  expect(JSON.stringify(file.server.data)).toContain(email);
  expect(file.server.data.votes).toHaveLength(1);
  const vault = file.browser.databases.paperround.vault;
  expect(Object.keys(vault)).toContain("session http://localhost:4000");
  expect(token.length).toBeGreaterThan(20);
  expect(text).not.toContain(token);

  await options.getByRole("button", { name: "Delete local data" }).click();
  await options.getByRole("button", { name: "Keep it" }).click();
  await options.getByRole("button", { name: "Delete local data" }).click();
  const startsAnew = options.waitForEvent("load");
  await options.getByRole("button", { name: "Yes, delete everything here" }).click();
  await startsAnew;
  await options.getByText("Reading needs no account.").waitFor();
  const left = await options.evaluate(async () => {
    const open = indexedDB.open("paperround");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.addEventListener("success", () => resolve(open.result));
    });
    const stores = [...database.objectStoreNames];
    if (!stores.includes("vault")) return [];
    const keys = database.transaction("vault").objectStore("vault").getAllKeys();
    return new Promise<string[]>((resolve) => {
      keys.addEventListener("success", () => resolve(keys.result.map(String)));
    });
  });
  expect(left.filter((key) => /^(session|viewer|recent)/.test(key))).toEqual([]);
  // The server was told, too: the old session is no key to anything.
  const answer = await fetch(`http://127.0.0.1:${world.api.port}/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(401);
});

test("what cannot be exported is said, and can be tried again", async () => {
  await options.getByRole("button", { name: "Sign in" }).click();
  await signIn(world, options, "broken@example.org");
  await options.getByRole("button", { name: "Sign out" }).waitFor();
  world.gate.breakDown();
  await options.getByRole("button", { name: "Export everything" }).click();
  await options.getByText("The server cannot be reached").waitFor();
  world.gate.open();
  const downloading = options.waitForEvent("download");
  await options.getByRole("button", { name: "Try again" }).click();
  await downloading;
});

test("what waits to be sent is shown, and can be sent or dropped", async () => {
  await options.getByRole("button", { name: "Sign in" }).click();
  await signIn(world, options, "waiting@example.org");
  await options.getByRole("button", { name: "Sign out" }).waitFor();
  await options.getByText("Nothing waits").waitFor();
  const before = await upvotes();
  const popup = await reader.popup(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  await popup.getByRole("button", { name: "Save to reading list" }).waitFor();
  world.gate.breakDown();
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await options.bringToFront();
  const vote = options.getByText(`Vote: ${KNOWN.title}`);
  await vote.waitFor();
  await options.getByText("The server cannot be reached").waitFor();
  world.gate.open();
  await options.getByRole("button", { name: "Send now" }).click();
  await options.getByText("Nothing waits").waitFor();
  await expect.poll(upvotes).toBe(before + 1);

  world.gate.breakDown();
  await popup.bringToFront();
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await options.bringToFront();
  await options.getByRole("button", { name: `Drop: Take the vote back: ${KNOWN.title}` }).click();
  await options.getByText("Nothing waits").waitFor();
  world.gate.open();
  expect(await upvotes()).toBe(before + 1);
});

async function upvotes(): Promise<number> {
  const { paper } = await world.query<{ paper: { upvoteCount: number } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } }`,
  );
  return paper.upvoteCount;
}

test("in a fresh browser every shortcut is free, set, and shown", async () => {
  // What the browser itself has taken, by this version or the next, it gives to nobody, and says so nowhere else.
  const shortcuts = options.locator("#shortcuts dl > div");
  await expect
    .poll(() => shortcuts.evaluateAll((rows) => rows.map((row) => row.textContent)))
    .toEqual([
      "Open the popupAlt+Shift+Q",
      "Open the daily papersAlt+Shift+J",
      "Save the paper of the page to the reading listAlt+Shift+K",
      "Vote for the paper of the page, or take the vote backAlt+Shift+U",
    ]);
});

test("a switch is reached and turned with the keyboard alone", async () => {
  const search = options.getByRole("searchbox", { name: "Find a site" });
  await search.focus();
  await search.pressSequentially("zenodo");
  const zenodo = options.getByRole("checkbox", { name: "Zenodo zenodo.org" });
  for (let step = 0; step < 4; step += 1) {
    if (await zenodo.evaluate((box) => box === document.activeElement)) break;
    await options.keyboard.press("Tab");
  }
  await options.keyboard.press("Space");
  await options.getByText("1 is off.").waitFor();
  expect(await zenodo.isChecked()).toBe(false);
});

function bearerOf({ gate }: World): string {
  const headers = gate.seen.flatMap(({ headers: { authorization } }) => authorization ?? []);
  return headers.at(-1)?.replace(/^Bearer /, "") ?? "";
}
