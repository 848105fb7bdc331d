import type { PagePaper } from "../../messages.ts";
import { hear, tell } from "../../page-messages.ts";
import { recogniseAt } from "../../recognisers/recognise-at.ts";
import type { Recogniser } from "../../recognisers/recogniser.ts";
import { createBadge } from "./badge.ts";
import type { Badge } from "./badge.ts";
import type { BadgeTools, ToolBox } from "./badge-tools.ts";
import { loadTools } from "./load-tools.ts";
import { noteChange, watchReturn } from "./page-changes.ts";

/** When a page that has the address of a paper is looked at again: some write themselves slowly. */
const LOOKS_AGAIN = [250, 750, 3000, 8000];

interface ShownPaper {
  paper: PagePaper;
  badge: Badge;
  address: string;
  /** As the background knows it: what the page told later is not in it. */
  asked: PagePaper;
}

/**
 * What runs on a page that may show a paper: recognise, ask for the face, show the badge.
 * @returns what looks at the page, for the first time or again: it may show another paper now, or none
 * @param sites that the page may be of
 * @param stopped is told when the extension behind the page is gone
 */
export function watchPaperPage(sites: readonly Recogniser[], stopped: () => void): () => void {
  let shown: ShownPaper | null = null;
  /** A paper that the page showed under another address: what it left behind is not believed. */
  let leftBehind: { key: string; path: string } | null = null;
  let visit = 0;
  let stops: (() => void)[] | null = null;

  async function tools(badge: Badge): Promise<BadgeTools> {
    const loaded = await loadTools();
    loaded.letMove(badge);
    return loaded;
  }

  async function press(badge: Badge): Promise<void> {
    try {
      const loaded = await tools(badge);
      if (shown?.badge === badge) await loaded.toggle(badge, shown.paper);
    } catch {
      // The extension was updated or removed: this page's badge has nobody behind it any more.
      stop();
    }
  }

  function clear(): void {
    if (shown) (globalThis as ToolBox).paperroundTools?.close();
    shown?.badge.remove();
    shown = null;
  }

  function read(site: Recogniser, url: URL): PagePaper | null {
    const paper = recogniseAt(site, url, document);
    const isLeft = paper && leftBehind?.key === keyOf(paper) && leftBehind.path !== url.pathname;
    // An id in the address is the page's own, whatever else still stands there.
    return isLeft && !recogniseAt(site, url, null) ? null : paper;
  }

  /** Looks at the page, and says whether there is nothing more to wait for. */
  function look(): boolean {
    const started = performance.now();
    const url = new URL(location.href);
    const site = sites.find((one) => one.knows(url));
    // What an address says is read once, with the page: whatever is read twice costs a page three times as much.
    const paper = site ? read(site, url) : null;
    performance.measure("paperround:recognise", { start: started });
    if (!paper) {
      clear();
      return !site?.recognise(url, null);
    }
    stops ??= [watchReturn(repeat), listen()];
    // One page asks once: what it tells later completes what it told, and is not looked up again.
    if (shown && (shown.address === location.href || keyOf(shown.paper) === keyOf(paper))) {
      shown = { ...shown, paper, address: location.href };
    } else {
      clear();
      const badge = createBadge(document, {
        press: () => void press(badge),
        near: () => void tools(badge).catch(() => undefined),
      });
      shown = { paper, badge, address: location.href, asked: paper };
      void showFace(paper, badge, started);
    }
    return paper.title !== null;
  }

  async function showFace(paper: PagePaper, badge: Badge, started: number): Promise<void> {
    try {
      const { look, page: asked, ...style } = await tell("badge.read", paper);
      // An answer for a paper that the page does not show any more is dropped.
      if (shown?.badge !== badge) return;
      shown.asked = asked;
      badge.put(style);
      badge.show(look);
      performance.measure("paperround:badge", { start: started });
    } catch {
      if (shown?.badge === badge) clear();
    }
  }

  function update(): void {
    visit += 1;
    if (shown && shown.address !== location.href) {
      leftBehind = { key: keyOf(shown.paper), path: new URL(shown.address).pathname };
    }
    lookAgain(visit, 0);
  }

  /** Says again what the page shows: the browser had put it aside, and forgot the toolbar button. */
  function repeat(): void {
    if (shown) void showFace(shown.asked, shown.badge, performance.now());
  }

  /** @param isChanged says whether there is anything new since the look before: a page without shows what it showed */
  function lookAgain(of: number, time: number, isChanged = () => true): void {
    const isNews = isChanged();
    const pause = LOOKS_AGAIN[time];
    if (of !== visit || (isNews && look()) || !pause) return;
    const next = noteChange();
    setTimeout(() => lookAgain(of, time + 1, next), pause);
  }

  function stop(): void {
    visit += 1;
    clear();
    stopped();
    try {
      stops?.forEach((end) => end());
    } catch {
      // With the extension gone there is nothing left to stop.
    }
  }

  const listen = () =>
    hear({
      "badge.show": (news) => {
        if (shown && keyOf(shown.asked) === keyOf(news.page)) shown.badge.show(news.look);
      },
      "badge.say": ({ words }) => {
        const badge = shown?.badge;
        if (badge) void tools(badge).then((loaded) => loaded.say(badge, words));
      },
      "badge.put": (style) => shown?.badge.put(style),
    });
  return update;
}

/** What a paper is known by: its ids, or else its title. */
function keyOf({ ids, title }: PagePaper): string {
  return JSON.stringify(ids.length > 0 ? ids : title);
}
