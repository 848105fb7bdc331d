import type { PagePaper } from "../../page-paper.ts";
import { tell } from "../../page-messages.ts";
import { knownPaper } from "../../recognisers/known-paper.ts";
import { readPaperPage } from "../../recognisers/read-paper-page.ts";
import type { PaperAddress } from "../../recognisers/recogniser.ts";
import { loadBadge } from "./load-badge.ts";
import { isSamePage } from "./named-page.ts";
import type { NameBox } from "./named-page.ts";
import { noteChange } from "./page-changes.ts";
import type { PageBadge } from "./page-badge.ts";
import { keyOf } from "./paper-key.ts";

/** When a page that has the address of a paper is looked at again: some write themselves slowly. */
const LOOKS_AGAIN = [250, 750, 3000, 8000];

interface ShownPaper {
  paper: PagePaper;
  address: string;
  /** Null until it is there. */
  badge: PageBadge | null;
}

/**
 * What runs on a page that may show a paper: recognise, ask for the face, have the badge shown. A page without a paper loads nothing
 * more.
 * @returns what looks at the page, for the first time or again: it may show another paper now, or none
 * @param stopped is told when the extension behind the page is gone
 */
export function watchPaperPage(stopped: () => void): () => void {
  let shown: ShownPaper | null = null;
  /** A paper that the page showed under another address: what it left behind is not believed. */
  let leftBehind: { key: string; path: string } | null = null;
  let visit = 0;

  function clear(): void {
    shown?.badge?.remove();
    shown = null;
  }

  function read(says: PaperAddress): PagePaper | null {
    const url = new URL(location.href);
    const paper = knownPaper(readPaperPage(says, url, document));
    const isLeft = paper && leftBehind?.key === keyOf(paper) && leftBehind.path !== url.pathname;
    // An id in the address is the page's own, whatever else still stands there.
    return isLeft && !says.id ? null : paper;
  }

  /** Looks at the page, and says whether there is nothing more to wait for. */
  function look(says: PaperAddress): boolean {
    const start = performance.now();
    const paper = read(says);
    const end = performance.now();
    if (!paper) {
      clear();
      return false;
    }
    // One page asks once: what it tells later completes what it told, and is not looked up again.
    if (shown && (shown.address === location.href || keyOf(shown.paper) === keyOf(paper))) {
      shown.paper = paper;
      shown.address = location.href;
    } else {
      clear();
      shown = { paper, address: location.href, badge: null };
      void show(shown, start, end);
    }
    return paper.title !== null;
  }

  async function show(own: ShownPaper, start: number, end: number): Promise<void> {
    try {
      // Neither waits for the other: what is asked first is answered while the badge is on its way.
      const [answer, showBadge] = await Promise.all([tell("badge.read", own.paper), loadBadge()]);
      // An answer for a paper that the page does not show any more is dropped.
      if (shown !== own) return;
      own.badge = showBadge({ answer, paper: () => own.paper, refused: clear, gone: stop });
      performance.measure("paperround:recognise", { start, end });
      performance.measure("paperround:badge", { start });
    } catch {
      if (shown === own) clear();
    }
  }

  function update(): void {
    visit += 1;
    if (shown && shown.address !== location.href) {
      leftBehind = { key: keyOf(shown.paper), path: new URL(shown.address).pathname };
    }
    const told = (globalThis as NameBox).paperroundNamed;
    if (told && isSamePage(told.address, location.href)) begin(visit, told.says);
    else void ask(visit, location.href);
  }

  /** The background came with what the first address says. It says what another does. */
  async function ask(of: number, address: string): Promise<void> {
    const says = await tell("page.address", { address }).catch(() => null);
    (globalThis as NameBox).paperroundNamed = { address, says };
    begin(of, says);
  }

  function begin(of: number, says: PaperAddress | null): void {
    if (of !== visit) return;
    if (says) lookAgain(of, says, 0);
    else clear();
  }

  /** @param isChanged says whether there is anything new since the look before: a page without shows what it showed */
  function lookAgain(of: number, says: PaperAddress, time: number, isChanged = () => true): void {
    const isNews = isChanged();
    const pause = LOOKS_AGAIN[time];
    if (of !== visit || (isNews && look(says)) || !pause) return;
    const next = noteChange();
    setTimeout(() => lookAgain(of, says, time + 1, next), pause);
  }

  function stop(): void {
    visit += 1;
    clear();
    stopped();
  }

  return update;
}
