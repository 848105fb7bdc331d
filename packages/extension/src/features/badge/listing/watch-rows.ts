import { findAll } from "../../../recognisers/page-reader.ts";

/** Rows this near to the screen get their chips, so that they are there when the reader comes. */
const NEAR = "400px 0px";
/** A page that grows or is drawn anew is looked at again after this long, when it has nothing better to do. */
const PAUSE = 300;
/** And at the latest after this. */
const LATEST = 1000;
/** Scrolling past is no reading: rows are on screen when they have been for so long. */
const STILL = 500;

/** What happens to the rows of a page. */
export interface RowEvents {
  /** The page may list other papers. */
  changed(): void;
  /** Elements that came near, each once. */
  near(elements: Element[]): void;
  /** Rows are on screen, and have been for a moment. */
  inView(): void;
  /** What stands on the page may have moved. */
  moved(): void;
}

export interface RowWatch {
  /** Watches these elements from now on, and no others. */
  rows(elements: readonly Element[]): void;
  /** Drops changes of the page that were not told yet: they were ours. */
  forget(): void;
  /** Tells of rows on screen once the reader has stopped. */
  settle(): void;
  isOnScreen(element: Element): boolean;
  stop(): void;
}

/** Watches a page, without asking it for anything that costs. */
export function watchRows(page: Document, events: RowEvents): RowWatch {
  const watched = new Set<Element>();
  const onScreen = new Set<Element>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let moving: ReturnType<typeof setTimeout> | undefined;

  const near = new IntersectionObserver(
    (entries) => {
      const came = entries.filter(({ isIntersecting }) => isIntersecting);
      if (came.length > 0) events.near(came.map(({ target }) => target));
    },
    { rootMargin: NEAR },
  );
  const view = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) onScreen.add(target);
      else onScreen.delete(target);
    }
    settle();
  });

  function settle(): void {
    clearTimeout(resting);
    resting = setTimeout(() => events.inView(), STILL);
  }

  const changes = new MutationObserver((records) => {
    if (waiting === undefined && records.some(mayConcernRows)) {
      waiting = setTimeout(() => {
        whenIdle(() => {
          waiting = undefined;
          events.changed();
        });
      }, PAUSE);
    }
  });
  changes.observe(page, { childList: true, subtree: true });

  const moved = (): void => {
    clearTimeout(moving);
    moving = setTimeout(() => whenIdle(() => events.moved()), PAUSE);
  };
  const size = new ResizeObserver(moved);
  const [root] = findAll(page, ":root");
  if (root) size.observe(root);
  addEventListener("resize", moved);

  return {
    rows(elements) {
      const wanted = new Set(elements);
      for (const one of watched) {
        if (wanted.has(one)) continue;
        watched.delete(one);
        onScreen.delete(one);
        near.unobserve(one);
        view.unobserve(one);
      }
      for (const one of wanted) {
        if (watched.has(one)) continue;
        watched.add(one);
        near.observe(one);
        view.observe(one);
      }
    },
    settle,
    forget: () => void changes.takeRecords(),
    isOnScreen: (element) => onScreen.has(element),
    stop() {
      near.disconnect();
      view.disconnect();
      changes.disconnect();
      size.disconnect();
      removeEventListener("resize", moved);
      for (const timer of [waiting, resting, moving]) clearTimeout(timer);
    },
  };
}

/** Elements came or went: text that ticks, and what hangs at the page's root, is nothing to look at. */
function mayConcernRows({ addedNodes, removedNodes }: MutationRecord): boolean {
  return [...addedNodes, ...removedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE);
}

function whenIdle(work: () => void): void {
  // Safari alone lacks it; a test's window too.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: LATEST });
  else setTimeout(work, 0);
}
