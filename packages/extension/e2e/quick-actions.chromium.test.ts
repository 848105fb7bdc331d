import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { giveEvent, noteToolbar, said, toldOnToolbar, toolbarButton } from "./browser-events.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { asAnother, signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Shortcuts, menus and the address bar belong to the browser, where Playwright presses no key: the events are the
// browser's own, given to the listeners in the real background.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  world.gate.seen.length = 0;
  reader = await startChromium(world);
  await firstCopies(reader);
});
afterEach(() => reader?.close());

const operations = () => world.gate.seen.map(({ operation }) => operation);

test("a page that nobody knows is read once when the reader asks for it", async () => {
  const page = await reader.visit("https://arxiv.org/blog/reading");
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: "Look again" }).press("Enter");
  await popup.getByRole("heading", { name: KNOWN.title }).waitFor();

  const none = await reader.popup(await reader.visit("https://arxiv.org/list/cs.CL/recent"));
  await none.getByRole("button", { name: "Look again" }).press("Enter");
  await none.getByRole("status").getByText("No paper was found on this page").waitFor();
});

test("Enter in the popup saves to the reading list", async () => {
  const page = await signedIn("enter@example.org");
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: "Save to reading list" }).waitFor();
  await popup.keyboard.press("Enter");
  await popup.getByRole("button", { name: "✓ Reading list" }).waitFor();
});

test("shortcuts save and vote, on the page as offline, and say what came of it", async () => {
  const page = await signedIn("keys@example.org");
  await press(page, "save-paper");
  await said(page, "Saved to the reading list");
  await badgeOf(page).getByText("saved").waitFor();
  await press(page, "vote-paper");
  await said(page, "Voted");
  await badgeOf(page).getByText("yours among them").waitFor();

  world.gate.breakDown();
  await press(page, "vote-paper");
  await said(page, "Your vote was taken back. It is kept here, and sent when the server answers.");
  await badgeOf(page).getByText("waiting to be sent").waitFor();
  // For a moment it tells what came of it.
  await expect
    .poll(() => button(page))
    .toMatchObject({
      text: expect.stringMatching(/^↑/),
      title: expect.stringContaining("1 action waits to be sent"),
    });

  // The tab moves on: its button no longer tells of the paper.
  await page.goto("https://arxiv.org/list/cs.CL/recent");
  await give(page, "contextMenus.onClicked", {
    menuItemId: "save-paper-link",
    linkUrl: "https://arxiv.org/abs/2511.00007",
  });
  await expect.poll(() => button(page)).toMatchObject({ text: "↑2" });
});

test("a link is saved by its menu, and one that names no paper is told", async () => {
  await signedIn("menu@example.org");
  const list = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  const link = (linkUrl: string) => ({ menuItemId: "save-paper-link", linkUrl });
  await noteToolbar(reader);
  await give(list, "contextMenus.onClicked", link(`https://arxiv.org/pdf/${KNOWN.id}v2`));
  await expect.poll(told).toContainEqual(expect.objectContaining({ text: "✓" }));
  expect(operations()).toContain("SaveToList");
  await give(list, "contextMenus.onClicked", link("https://arxiv.org/help"));
  await expect.poll(told).toContainEqual({
    text: "!",
    title: expect.stringContaining("This link does not say which paper"),
  });
});

test("signed out: a shortcut says so, is kept, and is done and told after the sign-in", async () => {
  const email = "wishes@example.org";
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await expect.poll(async () => (await button(page)).title).toContain("Not signed in");
  await press(page, "save-paper");
  await said(
    page,
    "You are not signed in. Sign in with your email address to go on. It is kept, and done once you have signed in.",
  );
  expect(operations()).not.toContain("SaveToList");

  // A link's menu on another page, too.
  const list = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  await noteToolbar(reader);
  await give(list, "contextMenus.onClicked", {
    menuItemId: "save-paper-link",
    linkUrl: "https://arxiv.org/abs/2401.16380",
  });
  const title = expect.stringContaining("It is kept");
  await expect.poll(told).toContainEqual(expect.objectContaining({ title }));

  await page.bringToFront();
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), email);
  await panelOf(page).getByRole("button", { name: "✓ Reading list" }).waitFor();
  await said(page, "Saved to the reading list");
  await badgeOf(page).getByText("saved").waitFor();
  await expect.poll(() => operations().filter((one) => one === "SaveToList").length).toBe(2);
  const kept = await asAnother(world, email, 1);
  const idsKept = async () => {
    const { viewer } = await kept<{
      viewer: { readingList: { items: { nodes: { paper: { ids: { value: string }[] } }[] } } };
    }>("{ viewer { readingList { items(first: 9) { nodes { paper { ids { value } } } } } } }");
    return viewer.readingList.items.nodes.flatMap(({ paper }) => paper.ids.map((id) => id.value));
  };
  await expect.poll(idsKept).toEqual(expect.arrayContaining([KNOWN.id, "2401.16380"]));

  // Done for them, it is done for nobody else.
  await panelOf(page).getByRole("button", { name: "Sign out" }).press("Enter");
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), "wishes-not@example.org");
  await panelOf(page).getByRole("button", { name: "Save to reading list" }).waitFor();
  expect(operations().filter((one) => one === "SaveToList")).toHaveLength(2);
});

test("the keyword in the address bar opens a paper by its id and by words of its title", async () => {
  const page = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  await give(page, "omnibox.onInputEntered", `arxiv:${KNOWN.id}v1`, "newForegroundTab");
  await opened(2);
  const titles = await reader.worker.evaluate(
    (letters) =>
      new Promise<string[]>((resolve) => {
        const { chrome } = globalThis as unknown as {
          chrome: { omnibox: { onInputChanged: { dispatch(...given: unknown[]): void } } };
        };
        const take = (found: { content: string }[]) => resolve(found.map(({ content }) => content));
        chrome.omnibox.onInputChanged.dispatch(letters, take);
      }),
    "Front-Loading Reas",
  );
  expect(titles[0]).toBe(KNOWN.title);
  const asked = world.gate.seen.findLast(({ operation }) => operation === "SuggestPapers");
  expect(asked?.headers).not.toHaveProperty("authorization");
  await give(page, "omnibox.onInputEntered", titles[0] ?? "", "newForegroundTab");
  await opened(3);
});

async function opened(count: number): Promise<void> {
  await expect.poll(() => reader.context.pages().filter(isTab).length).toBe(count);
  const newest = reader.context.pages().at(-1);
  await expect.poll(() => newest?.url()).toBe(`https://arxiv.org/abs/${KNOWN.id}`);
}

const isTab = (page: Page) => page.url().startsWith("https://arxiv.org/");

async function signedIn(email: string): Promise<Page> {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panelOf(page), email);
  await panelOf(page).getByRole("button", { name: "Sign out" }).waitFor();
  return page;
}

const press = (page: Page, command: string) => give(page, "commands.onCommand", command);
const give = (page: Page, event: string, ...given: unknown[]) =>
  giveEvent(reader, page, event, ...given);
const button = (page: Page) => toolbarButton(reader, page);
const told = () => toldOnToolbar(reader);
