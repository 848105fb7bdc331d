import type { ListLooks, PageStyle, PlacedListLooks } from "../../../badge-look.ts";
import { hear, isOrphaned, tell } from "../../../page-messages.ts";
import { findAll } from "../../../recognisers/page-reader.ts";
import { loadTools } from "../load-tools.ts";
import { watchFocus } from "../page-changes.ts";
import { createChip } from "./chip.ts";
import type { Chip } from "./chip.ts";
import { LinkedPapers } from "./linked-papers.ts";
import { placeChips } from "./place-chips.ts";
import { isBeside, Rows } from "./rows.ts";
import type { Row } from "./rows.ts";
import { watchRows } from "./watch-rows.ts";

/** Papers asked for at once: what is known here, and what is looked up. */
const BATCH = 50;
const LOOK_UP_BATCH = 30;
/** Looked up on one visit of a listing, however long it grows. */
const MOST_LOOKUPS = 120;

/** The chips of a page that lists papers. */
export interface ListPage {
  /** Looks at the page again: it may list others now, or none. */
  update(): void;
}

/** @param stopped is told when the extension behind the page is gone */
export function watchListing(page: Document, stopped: () => void): ListPage {
  const rows = new Rows();
  let linked = new LinkedPapers("");
  let question: Chip | null = null;
  let style: PageStyle = { place: "bottom right", theme: "system" };
  let lookups: ListLooks["lookups"] = "off";
  let lookedUp = 0;
  let isAsking = false;
  let isScanning = false;
  let isStale = false;

  const watch = watchRows(page, {
    changed: () => void scan(),
    near: (elements) => void readNear(elements),
    inView: lookUpInView,
    moved: place,
  });

  /** One look after the other: what changes meanwhile is looked at again. */
  async function scan(): Promise<void> {
    isStale = true;
    if (isScanning) return;
    isScanning = true;
    try {
      while (isStale) {
        isStale = false;
        await look();
      }
    } finally {
      isScanning = false;
    }
  }

  async function look(): Promise<void> {
    // Where the extension was updated, another script of ours draws the chips by now.
    if (isOrphaned()) return stop();
    const { origin, pathname, search } = location;
    const address = origin + pathname + search;
    // Another listing: nothing of the last one is taken over.
    if (address !== linked.address) {
      clear();
      linked = new LinkedPapers(address);
    }
    const papers = await linked.read(page).catch(() => null);
    // The extension was updated or removed.
    if (!papers) return stop();
    // What was asked for a page that is another by now is dropped.
    if (isStale) return;
    const { added, removed } = rows.update(papers);
    for (const row of removed) row.chip?.host.remove();
    if (papers.length === 0) return clear();
    watch.rows(rows.all().map(({ element }) => element));
    mount([...rows.lost(added), ...added].filter(({ chip }) => chip));
  }

  function clear(): void {
    for (const row of rows.clear()) row.chip?.host.remove();
    watch.rows([]);
    question?.host.remove();
    lookedUp = 0;
  }

  /** Asks what is known here of the rows that come near; causes no request. */
  async function readNear(elements: readonly Element[]): Promise<void> {
    const wanted = elements.flatMap((element) => rows.of(element)).filter(({ kind }) => !kind);
    for (let start = 0; start < wanted.length; start += BATCH) {
      const batch = wanted.slice(start, start + BATCH);
      const answer = await ask("listing.read", batch);
      if (!answer) return;
      lookups = answer.lookups;
      style = { place: answer.place, theme: answer.theme };
      show(batch, answer);
      offer(answer);
    }
    // Whoever scrolls past has not read it.
    watch.settle();
  }

  /** Shows the question whether the rest may be looked up, where there is a rest and the reader has not decided. */
  function offer(answer: PlacedListLooks): void {
    const isOpen = lookups === "ask" && rows.all().some(isUnknown);
    if (isOpen) {
      question ??= createChip(() => void askReader(), loadNear);
      question.show(answer.question, style);
      if (!question.host.isConnected) findAll(page, ":root")[0]?.append(question.host);
    } else question?.host.remove();
    watch.forget();
  }

  function show(batch: readonly Row[], { looks }: ListLooks): void {
    batch.forEach((row, at) => {
      const look = looks[at];
      if (!look) return;
      row.kind = look.kind;
      row.chip ??= createChip(() => void open(row), loadNear);
      row.chip.show(look, style);
    });
    mount(batch);
  }

  function mount(some: readonly Row[]): void {
    for (const { chip, label } of some) {
      // What stands where it shall is left there: moved, it would lose the focus.
      if (chip && !isBeside(chip.host, label)) chip.mount(label);
    }
    // What this put there is no news.
    watch.forget();
    place(some);
  }

  function place(some: readonly Row[] = rows.all()): void {
    placeChips(
      some.flatMap(({ chip, element }) => (chip?.host.isConnected ? [{ chip, row: element }] : [])),
    );
  }

  /** Looks up the rows that are on screen, where the reader has allowed it. */
  function lookUpInView(): void {
    if (lookups !== "allowed" || isAsking) return;
    const wanted = rows
      .all()
      .filter((row) => watch.isOnScreen(row.element) && isUnknown(row))
      .slice(0, Math.min(LOOK_UP_BATCH, MOST_LOOKUPS - lookedUp));
    if (wanted.length === 0) return;
    isAsking = true;
    lookedUp += wanted.length;
    for (const row of wanted) row.isLookedUp = true;
    void ask("listing.look-up", wanted).then((answer) => {
      isAsking = false;
      if (!answer) return;
      show(wanted, answer);
      lookUpInView();
    });
  }

  async function open({ chip, paper }: Row): Promise<void> {
    if (chip) await openPanel(chip, () => tell("panel.opening", paper));
  }

  async function askReader(): Promise<void> {
    if (question) await openPanel(question, () => tell("listing.question", undefined));
  }

  async function openPanel(opener: Chip, announce: () => Promise<void>): Promise<void> {
    try {
      await (await loadTools()).open(opener.button, style, announce);
    } catch {
      // The extension was updated or removed: the chips have nobody behind them any more.
      stop();
    }
  }

  async function ask<Type extends "listing.look-up" | "listing.read">(type: Type, some: Row[]) {
    const asked = linked;
    try {
      const answer = await tell(
        type,
        some.map(({ paper }) => paper),
      );
      // An answer for a page that was left is dropped.
      return asked === linked ? answer : null;
    } catch {
      stop();
      return null;
    }
  }

  /** The pointer or the focus is on a chip: a press may come. */
  function loadNear(): void {
    leaveOrphan();
    void loadTools().catch(() => undefined);
  }

  /** The extension may have been removed while the reader was elsewhere. */
  function leaveOrphan(): void {
    if (isOrphaned()) stop();
  }

  function stop(): void {
    watch.stop();
    stopWatchingFocus();
    clear();
    stopped();
    try {
      stopHearing();
    } catch {
      // With the extension gone there is nothing left to stop.
    }
  }

  const stopWatchingFocus = watchFocus(leaveOrphan);
  const stopHearing = hear({
    "listing.refresh": () => {
      const shown = rows.all().filter(({ kind }) => kind);
      // Those that failed may be looked up again when there is a reason to believe that it works.
      for (const row of shown) {
        if (row.kind === "unreachable") row.isLookedUp = false;
        row.kind = null;
      }
      void readNear(shown.map(({ element }) => element));
    },
  });
  return { update: () => void scan() };
}

/** Whether nothing here knows it, and a look-up could. */
function isUnknown({ kind, isLookedUp, paper }: Row): boolean {
  return kind === "not-asked" && !isLookedUp && paper.ids.length > 0;
}
