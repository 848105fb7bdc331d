import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import * as z from "zod/mini";
import { answer, nothing, pagePaper } from "../../answering.ts";
import { BADGE_PLACES } from "../../badge-place.ts";
import { sendMessage } from "../../messages.ts";
import type { BadgeFace, PageStyle } from "../../badge-look.ts";
import type { PagePaper } from "../../page-paper.ts";
import { readPaperAddress } from "../../recognisers/find-paper-page.ts";
import { badgePlace, theme } from "../../storage.ts";
import { badgeLook } from "./badge-words.ts";
import { allTabPapers, forgetTab, noteTabPaper, showsPaper } from "./tab-papers.ts";

/** Longer ones are no paper's. */
export const LONGEST_ADDRESS = 4000;

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
  readUnseen(tabId: number, page: PagePaper, address: string): Promise<void>;
}

/** Answers the badge on a page, and keeps track of the tabs. */
export function startBadges(sources: BadgeSources): Badges {
  async function read(tabId: number, page: PagePaper, address: string): Promise<BadgeFace> {
    await noteTabPaper(tabId, page, address);
    const face = await sources.face(page);
    sources.shown(tabId, face);
    return face;
  }

  async function tell(tabId: number, page: PagePaper, face: BadgeFace): Promise<void> {
    sources.shown(tabId, face);
    // A tab without our script (a PDF, a page that moved on) has nobody who listens.
    const look = badgeLook(face);
    await sendMessage("badge.show", { page, look }, { tabId, frameId: 0 }).catch(() => undefined);
  }

  answer("badge.read", "paper page", pagePaper, async (page, tabId, address) => {
    const face: BadgeFace = tabId === null ? { kind: "unknown" } : await read(tabId, page, address);
    return { page, look: badgeLook(face), ...(await readPageStyle()) };
  });
  const place = z.object({ address: z.string().check(z.maxLength(LONGEST_ADDRESS)) });
  answer("page.address", "any page", place, ({ address }) => readPaperAddress(address));
  answer("badge.bring", "paper page", nothing, (_, tabId) => bring(tabId, "/paper-badge.js"));
  answer("badge.tools", "site page", nothing, (_, tabId) => bring(tabId, "/badge-tools.js"));
  const move = z.object({ place: z.enum(BADGE_PLACES) });
  answer("badge.move", "site page", move, ({ place }) => badgePlace.setValue(place));
  badgePlace.watch(() => void putAll());
  theme.watch(() => void putAll());
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
    async readUnseen(tabId, page, address) {
      await read(tabId, page, address);
    },
  };
}

/** Runs more of ours beside the script that asks for it. */
async function bring(tabId: number | null, script: ScriptPublicPath): Promise<void> {
  if (tabId === null) return;
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: [script] });
}

/** How and where the reader wants what stands on pages. */
export async function readPageStyle(): Promise<PageStyle> {
  return { place: await badgePlace.getValue(), theme: await theme.getValue() };
}

/** Moves and colours the badges that are on screen. */
async function putAll(): Promise<void> {
  const style = await readPageStyle();
  for (const { tabId } of await allTabPapers()) {
    await sendMessage("badge.put", style, { tabId, frameId: 0 }).catch(() => undefined);
  }
}
