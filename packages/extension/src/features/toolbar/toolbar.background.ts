import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import type { BadgeFace } from "../../badge-look.ts";
import type { PagePaper } from "../../page-paper.ts";
import { findPaperPage } from "../../recognisers/find-paper-page.ts";
import { mayShowPaper, recognise } from "../../recognisers/recognise.ts";
import { isSwitchedOff } from "../../site-switches.ts";
import { tabPaper } from "../../storage.ts";
import { t } from "../../text.ts";
import { toolbarFace } from "./toolbar-face.ts";
import type { ToolbarState } from "./toolbar-face.ts";

/** How long a script, or a viewer, may take to be there after its page is complete, in milliseconds. */
const SCRIPT_PATIENCE = 1500;

/** What each tab's button shows, for as long as this background runs. */
const shown = new Map<number, { face: BadgeFace; address: Promise<string | null> }>();

/** What is said beside the papers; nothing before it is known. */
let state: ToolbarState = { isSignedIn: true, queue: { waiting: 0, refused: 0, signedOut: [] } };

/** Shows a paper's upvotes on the toolbar button of its tab. The browser clears it on navigation. */
export function showOnToolbar(tabId: number, face: BadgeFace): void {
  shown.set(tabId, { face, address: addressOf(tabId) });
  // The tab may be gone by now.
  void draw(tabId, toolbarFace(face, state)).catch(() => undefined);
}

/** Shows on every button that nobody is signed in, that actions wait, or that some were refused. */
export function showStateOnToolbar(news: ToolbarState): void {
  state = news;
  void draw(null, toolbarFace(null, state)).catch(() => undefined);
  for (const tabId of shown.keys()) void drawAgain(tabId);
}

async function drawAgain(tabId: number): Promise<void> {
  const face = await shownOn(tabId);
  if (face) await draw(tabId, toolbarFace(face, state)).catch(() => undefined);
}

/** What a tab shows, unless it has moved on since: then the browser has cleared its button. */
async function shownOn(tabId: number): Promise<BadgeFace | null> {
  const before = shown.get(tabId);
  if (!before) return null;
  if ((await before.address) === (await addressOf(tabId))) return before.face;
  if (shown.get(tabId) === before) shown.delete(tabId);
  return null;
}

async function addressOf(tabId: number): Promise<string | null> {
  return (await browser.tabs.get(tabId).catch(() => null))?.url ?? null;
}

/** Tells for a moment what came of a shortcut or a menu. */
export async function tellOnToolbar(
  tabId: number | null,
  words: string,
  isGood: boolean,
): Promise<void> {
  const title = `${t("manifest.name")}: ${words}`;
  await draw(tabId, { text: isGood ? "✓" : "!", title, isUrgent: !isGood }).catch(() => undefined);
  setTimeout(() => void drawAfter(tabId), TOLD_FOR);
}

async function drawAfter(tabId: number | null): Promise<void> {
  const face = tabId === null ? null : await shownOn(tabId);
  await draw(tabId, toolbarFace(face, state)).catch(() => undefined);
}

/** @param tabId null for all tabs that have nothing of their own to show */
async function draw(
  tabId: number | null,
  { text, title, isUrgent }: ReturnType<typeof toolbarFace>,
): Promise<void> {
  const where = tabId === null ? {} : { tabId };
  await Promise.all([
    browser.action.setBadgeText({ ...where, text }),
    browser.action.setBadgeBackgroundColor({ ...where, color: isUrgent ? URGENT : INK }),
    browser.action.setBadgeTextColor({ ...where, color: PAPER }),
    browser.action.setTitle({ ...where, title }),
  ]);
}

/** How a paper that no script of ours sees comes to be read. */
export interface UnseenPapers {
  /** Whether a script of ours runs in the tab: then it speaks for the page. */
  hasScript(tabId: number, address: string): Promise<boolean>;
  read(tabId: number, page: PagePaper, address: string): Promise<void>;
}

/**
 * Watches for papers on pages that no script of ours runs on: PDFs, told by their address. Only the
 * addresses of sites that the extension may read are visible here.
 */
export function watchUnseenPapers(unseen: UnseenPapers): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.url !== undefined) void clearElsewhere(tabId, change.url);
    // A viewer that takes over clears the button once more, and says so by nothing but its title.
    const mayBeNews = change.status === "complete" || change.title !== undefined;
    if (mayBeNews && tab.status === "complete") void readUnseen(tabId, tab, unseen);
    else if (change.title !== undefined) void drawAgain(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => shown.delete(tabId));
  void readOpenTabs(unseen);
}

/** What was loaded before this background listened: as the browser started, or when the extension was installed. */
async function readOpenTabs(unseen: UnseenPapers): Promise<void> {
  const tabs = await browser.tabs.query({ status: "complete" }).catch(() => []);
  for (const tab of tabs) if (tab.id !== undefined) void readUnseen(tab.id, tab, unseen);
}

/** The addresses that are being read, by tab: the same news comes more than once. */
const underWay = new Map<number, string>();

async function readUnseen(
  tabId: number,
  tab: Browser.tabs.Tab,
  unseen: UnseenPapers,
): Promise<void> {
  const { url } = tab;
  const page = url ? recognise(url, null) : null;
  if (!url || !page || underWay.get(tabId) === url) return drawAgain(tabId);
  underWay.set(tabId, url);
  try {
    await readPage(tabId, url, page, unseen);
  } finally {
    if (underWay.get(tabId) === url) underWay.delete(tabId);
  }
}

/** A page that changes without loading keeps its button: what it shows may be of another page by now. */
async function clearElsewhere(tabId: number, url: string): Promise<void> {
  const before = await tabPaper(tabId).getValue();
  if (!shown.has(tabId) || before?.address === url || mayShowPaper(url)) return;
  shown.delete(tabId);
  await draw(tabId, toolbarFace(null, state)).catch(() => undefined);
}

async function readPage(
  tabId: number,
  url: string,
  page: PagePaper,
  unseen: UnseenPapers,
): Promise<void> {
  if (await isSwitchedOff(url)) return;
  const before = await tabPaper(tabId).getValue();
  // "complete" is told more than once for a PDF, and each time the browser has cleared the button; a page is
  // looked up once.
  if (before?.address === url) {
    const face = shown.get(tabId)?.face;
    if (face) showOnToolbar(tabId, face);
    return;
  }
  // Some PDFs stand under addresses of pages. A script that is there has answered by the second time.
  if (findPaperPage(url)) {
    if (await unseen.hasScript(tabId, url)) return;
    await new Promise((later) => setTimeout(later, SCRIPT_PATIENCE));
    const now = await browser.tabs.get(tabId).catch(() => null);
    if (now?.url !== url || (await unseen.hasScript(tabId, url))) return;
    if ((await tabPaper(tabId).getValue())?.address === url) return;
  }
  await unseen.read(tabId, page, url);
  // Or by nothing at all.
  await new Promise((later) => setTimeout(later, SCRIPT_PATIENCE));
  await drawAgain(tabId);
}

// The accent colour stays out of it: it only ever means "my vote".
const INK = "#1d1d1b";
const PAPER = "#fbfaf7";
const URGENT = "#9a2b2b";

/** In milliseconds. */
const TOLD_FOR = 4_000;
