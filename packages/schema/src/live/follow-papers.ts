import type { ChangeFeed, LoggedChange } from "../changes/logged-change.ts";
import { Inbox } from "./inbox.ts";

/**
 * Tells of papers whenever something of them changes: each by the row that stands for it then. One that is merged is
 * followed on under the paper that it became.
 * @returns the rows of what changed; whoever stops reading returns it
 */
export async function followPapers(
  changes: ChangeFeed,
  paperIds: readonly number[],
): Promise<AsyncIterableIterator<number>> {
  const watched = new Set(paperIds);
  let leave = (): void => {};
  const inbox = new Inbox<number>(() => leave());
  leave = await changes.follow({
    changed(happened) {
      for (const change of happened) {
        for (const paperId of touchedBy(change)) if (watched.has(paperId)) inbox.put(paperId);
        if (change.kind !== "PAPER_MERGED" || !watched.has(change.paperId)) continue;
        watched.add(change.subjectId ?? change.paperId);
      }
    },
    reset() {
      for (const paperId of watched) inbox.put(paperId);
    },
  });
  return inbox;
}

/** Merging and parting change both papers. */
function touchedBy({ kind, paperId, subjectId }: LoggedChange): number[] {
  const isOfTwo = kind === "PAPER_MERGED" || kind === "PAPER_UNMERGED";
  return isOfTwo && subjectId !== null ? [paperId, subjectId] : [paperId];
}
