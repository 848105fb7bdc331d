import { browser } from "wxt/browser";
import type { BadgeFace } from "../../badge-look.ts";
import { mayShowPaper } from "../../recognisers/recognise.ts";
import { iconVariant } from "./icon-variant.ts";
import type { IconState, IconVariant } from "./icon-variant.ts";

const SIZES = [16, 24, 32, 48];

/** The pictures of the toolbar button: of a tab with a paper, and of all others. */
export interface ToolbarIcon {
  /** A tab has come to show a paper. The browser forgets it when the tab loads something else. */
  show(tabId: number, face: BadgeFace): void;
  /** Something beside the papers is different. */
  change(news: Partial<IconState>): void;
}

export function startToolbarIcon(): ToolbarIcon {
  let state: IconState = { isSignedIn: true, isOffline: false };

  function draw(variant: IconVariant, tabId?: number): void {
    const where = tabId === undefined ? {} : { tabId };
    // The tab may be gone by now.
    void browser.action.setIcon({ ...where, path: pathsOf(variant) }).catch(() => undefined);
  }

  // A page that changes without loading keeps its picture.
  browser.tabs.onUpdated.addListener((tabId, { url }) => {
    if (url !== undefined && !mayShowPaper(url)) draw(iconVariant(null, state), tabId);
  });

  return {
    show: (tabId, face) => draw(iconVariant(face, state), tabId),
    change(news) {
      const before = iconVariant(null, state);
      state = { ...state, ...news };
      const now = iconVariant(null, state);
      if (now !== before) draw(now);
    },
  };
}

export function pathsOf(variant: IconVariant): Record<number, string> {
  return Object.fromEntries(SIZES.map((size) => [size, `/icon/${variant}-${size}.png`]));
}
