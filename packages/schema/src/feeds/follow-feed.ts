import type { ChangeFeed, LoggedChange } from "../changes/logged-change.ts";
import type { Db } from "../context.ts";
import { Inbox } from "../live/inbox.ts";
import { mapNews } from "../live/map-news.ts";

/** The most papers that wait to be told of. Beyond that it is shorter to say that much has changed. */
const MAX_WAITING = 100;

/** Stands for the whole list. */
const MUCH = 0;

/** A paper on the list of a day, that has changed; null when so much has that the list is better read anew. */
export type FeedNews = { on: Date; paper: { id: number; isListed: boolean } | null };

/**
 * Tells of the list of a day: what comes on it, leaves it, or changes while it stands there.
 * @param on midnight UTC
 */
export async function followFeed(
  db: Db,
  changes: ChangeFeed,
  on: Date,
): Promise<AsyncIterableIterator<FeedNews>> {
  const listed = new Set<number>();
  let leave = (): void => {};
  const inbox = new Inbox<number>(() => leave(), { most: MAX_WAITING, instead: MUCH });
  const take = (change: LoggedChange): void => {
    const { kind, paperId, day } = change;
    if (day === null) {
      if (listed.has(paperId)) inbox.put(paperId);
    } else if (day.getTime() === on.getTime()) {
      if (kind === "PAPER_LISTED") listed.add(paperId);
      else listed.delete(paperId);
      inbox.put(paperId);
    }
    if (kind === "PAPER_DELETED") listed.delete(paperId);
  };
  // What comes before the list has been read waits until it has.
  let early: LoggedChange[] | null = [];
  const read = async (): Promise<void> => {
    for (const paperId of await papersOn(db, on)) listed.add(paperId);
    for (const change of early ?? []) take(change);
    early = null;
  };
  leave = await changes.follow({
    changed(happened) {
      if (early) early.push(...happened);
      else for (const change of happened) take(change);
    },
    reset() {
      early ??= [];
      listed.clear();
      read()
        .then(() => inbox.flood())
        // Whoever follows learns of it by the end of the stream, and begins again.
        .catch(() => inbox.return());
    },
  });
  try {
    await read();
  } catch (error) {
    await inbox.return();
    throw error;
  }
  return mapNews(inbox, (paperId) => ({
    on,
    paper: paperId === MUCH ? null : { id: paperId, isListed: listed.has(paperId) },
  }));
}

async function papersOn(db: Db, day: Date): Promise<number[]> {
  const rows = await db.submission.findMany({
    where: { day, status: "LISTED" },
    select: { paperId: true },
  });
  return rows.map(({ paperId }) => paperId);
}
