import { browser } from "wxt/browser";
import { answer, pagePaper } from "../../answering.ts";
import { sendMessage } from "../../messages.ts";
import type { BadgeFace, PagePaper } from "../../messages.ts";
import { allTabPapers, forgetTab, noteTabPaper, showsPaper } from "./tab-papers.ts";

/** What the badges need from the rest of the background. */
export interface BadgeSources {
  face(page: PagePaper): Promise<BadgeFace>;
  /** Told about each face that a tab comes to show. */
  shown(tabId: number, face: BadgeFace): void;
}

/** Tells badges that are on screen. */
export interface Badges {
  /** Shows `face` in every tab whose page shows a paper with one of these ids. */
  show(ids: PagePaper["ids"], face: BadgeFace): Promise<void>;
  /** Asks anew, without any request, what each badge should show. */
  refresh(faceAtHome: (page: PagePaper) => Promise<BadgeFace | null>): Promise<void>;
  /** For pages that no script can read: notes the paper and finds its face. */
  readUnseen(tabId: number, page: PagePaper): Promise<void>;
}

/** Answers the badge on a page, and keeps track of the tabs. */
export function startBadges(sources: BadgeSources): Badges {
  async function read(tabId: number, page: PagePaper): Promise<BadgeFace> {
    await noteTabPaper(tabId, page);
    const face = await sources.face(page);
    sources.shown(tabId, face);
    return face;
  }

  async function tell(tabId: number, page: PagePaper, face: BadgeFace): Promise<void> {
    sources.shown(tabId, face);
    // A tab without our script (a PDF, a page that moved on) has nobody who listens.
    await sendMessage("badge.show", { page, face }, { tabId, frameId: 0 }).catch(() => undefined);
  }

  answer("badge.read", "paper page", pagePaper, async (page, tabId) =>
    tabId === null ? { kind: "unknown" } : read(tabId, page),
  );
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));

  return {
    async show(ids, face) {
      const tabs = await allTabPapers();
      const showing = tabs.filter(({ page }) => showsPaper(page, ids));
      await Promise.all(showing.map(({ tabId, page }) => tell(tabId, page, face)));
    },
    async refresh(faceAtHome) {
      for (const { tabId, page } of await allTabPapers()) {
        const face = await faceAtHome(page);
        if (face) await tell(tabId, page, face);
      }
    },
    async readUnseen(tabId, page) {
      await read(tabId, page);
    },
  };
}
