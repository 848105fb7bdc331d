import type { ProtocolMap } from "../../messages.ts";
import type { PagePaper } from "../../page-paper.ts";
import { hear, isOrphaned, tell } from "../../page-messages.ts";
import { createBadge } from "./badge.ts";
import type { BadgeTools, ToolBox } from "./badge-tools.ts";
import { clearLeftovers } from "./leftovers.ts";
import { loadTools } from "./load-tools.ts";
import { watchFocus, watchReturn } from "./page-changes.ts";
import { keyOf } from "./paper-key.ts";

/** The badge of a page's paper, for as long as the page shows that. */
export interface PageBadge {
  remove(): void;
}

/** What a badge is shown for. */
export interface BadgeSubject {
  answer: ReturnType<ProtocolMap["badge.read"]>;
  /** As the page tells of it by now. */
  paper(): PagePaper;
  /** Told when the background will not show it any more. */
  refused(): void;
  /** Told when the extension behind the page is gone: it was updated or removed. */
  gone(): void;
}

export type ShowPageBadge = (subject: BadgeSubject) => PageBadge;

/** Where it is found by the script that had it loaded: its own world, not the page's. */
export interface BadgeBox {
  paperroundBadge?: ShowPageBadge;
}

/** Shows the badge of a paper, has the panel opened by a press, and listens for news. */
export function showPageBadge(page: Document, subject: BadgeSubject): PageBadge {
  let { answer } = subject;
  let isThere = true;
  clearLeftovers(page);
  const badge = createBadge(page, {
    press: () => void press(),
    near() {
      leaveOrphan();
      void tools().catch(() => undefined);
    },
  });

  /** The extension may have been removed while the reader was elsewhere. */
  function leaveOrphan(): void {
    if (isOrphaned()) subject.gone();
  }

  function show(): void {
    badge.put(answer);
    badge.show(answer.look);
  }

  async function tools(): Promise<BadgeTools> {
    const loaded = await loadTools();
    loaded.letMove(badge);
    return loaded;
  }

  async function press(): Promise<void> {
    try {
      const loaded = await tools();
      if (isThere) await loaded.toggle(badge, subject.paper());
    } catch {
      // This page's badge has nobody behind it any more.
      subject.gone();
    }
  }

  /** Says again what the page shows: the browser had put it aside, and forgot the toolbar button. */
  async function repeat(): Promise<void> {
    try {
      // What the background knows: what the page told later is not in it.
      answer = await tell("badge.read", answer.page);
      if (isThere) show();
    } catch {
      if (isThere) subject.refused();
    }
  }

  const stops = [
    watchReturn(() => void repeat()),
    watchFocus(leaveOrphan),
    hear({
      "badge.show": (news) => {
        if (keyOf(answer.page) === keyOf(news.page)) badge.show(news.look);
      },
      "badge.say": ({ words }) => void tools().then((loaded) => loaded.say(badge, words)),
      "badge.put": (style) => badge.put(style),
    }),
  ];
  show();
  return {
    remove() {
      isThere = false;
      (globalThis as ToolBox).paperroundTools?.close();
      badge.remove();
      try {
        for (const stop of stops) stop();
      } catch {
        // With the extension gone there is nothing left to stop.
      }
    },
  };
}
