import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import { MatchPattern } from "wxt/utils/match-patterns";
import type { BadgeFace, PagePaper } from "../../messages.ts";
import { recognise } from "../../recognisers/recognise.ts";
import { recognisers } from "../../recognisers/registry.ts";
import { tabPaper } from "../../storage.ts";

const readable = recognisers.flatMap((site) => site.pages.map((page) => new MatchPattern(page)));

/** What each tab's button shows, for as long as this background runs. */
const shown = new Map<number, BadgeFace>();

/** Shows a paper's upvotes on the toolbar button of its tab. The browser clears it on navigation. */
export function showOnToolbar(tabId: number, face: BadgeFace): void {
  shown.set(tabId, face);
  const text = face.kind === "known" ? compact(face.upvotes) : "";
  const title = titleOf(face);
  // The tab may be gone by now.
  void Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: INK }),
    browser.action.setBadgeTextColor({ tabId, color: PAPER }),
    browser.action.setTitle({ tabId, title }),
  ]).catch(() => undefined);
}

/**
 * Watches for papers on pages that no script of ours runs on: PDFs, told by their address. Only the
 * addresses of sites that the extension may read are visible here.
 */
export function watchUnseenPapers(read: (tabId: number, page: PagePaper) => Promise<void>): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status === "complete") void readUnseen(tabId, tab, read);
  });
  browser.tabs.onRemoved.addListener((tabId) => shown.delete(tabId));
}

async function readUnseen(
  tabId: number,
  tab: Browser.tabs.Tab,
  read: (tabId: number, page: PagePaper) => Promise<void>,
): Promise<void> {
  const { url } = tab;
  if (!url || readable.some((pattern) => pattern.includes(url))) return;
  const page = recognise(url, null);
  if (!page) return;
  const before = await tabPaper(tabId).getValue();
  // "complete" is told more than once for a PDF, and each time the browser has cleared the button; a page is
  // looked up once.
  if (JSON.stringify(before?.ids) === JSON.stringify(page.ids)) {
    const face = shown.get(tabId);
    if (face) showOnToolbar(tabId, face);
    return;
  }
  await read(tabId, page);
}

// The accent colour stays out of it: it only ever means "my vote".
const INK = "#1d1d1b";
const PAPER = "#fbfaf7";

function compact(count: number | null): string {
  if (count === null) return "✓";
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function titleOf(face: BadgeFace): string {
  switch (face.kind) {
    case "known":
      return face.saved ? "Paperround: saved" : "Paperround";
    case "unknown":
      return "Paperround: nobody has put this paper on the list yet";
    case "unreachable":
      return "Paperround: the server cannot be reached";
    case "not-asked":
      return "Paperround";
  }
}
