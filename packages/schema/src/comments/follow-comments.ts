import type { ChangeFeed, LoggedChange } from "../changes/logged-change.ts";
import { Inbox } from "../live/inbox.ts";
import { mapNews } from "../live/map-news.ts";

/** The most comments that wait to be told of. Beyond that it is shorter to say that much has changed. */
const MAX_WAITING = 100;

/** Stands for all threads. */
const MUCH = "";

/** A comment that is new or has changed; null when so many have that the threads are better read anew. */
export interface CommentNews {
  comment: { id: number; paperId: number } | null;
}

/** Tells of the comments on papers: new, edited, deleted, reacted to. */
export async function followComments(
  changes: ChangeFeed,
  paperIds: readonly number[],
): Promise<AsyncIterableIterator<CommentNews>> {
  const watched = new Set(paperIds);
  let leave = (): void => {};
  const inbox = new Inbox<string>(() => leave(), { most: MAX_WAITING, instead: MUCH });
  const take = ({ kind, paperId, subjectId }: LoggedChange): void => {
    if (!watched.has(paperId) || subjectId === null) return;
    if (kind.startsWith("COMMENT_")) inbox.put(`${paperId} ${subjectId}`);
    // Comments of one paper stand under another now, in threads of which the reader knows nothing.
    else if (kind === "PAPER_UNMERGED") inbox.flood();
    else if (kind === "PAPER_MERGED") {
      watched.add(subjectId);
      inbox.flood();
    }
  };
  leave = await changes.follow({
    changed: (happened) => happened.forEach(take),
    reset: () => inbox.flood(),
  });
  return mapNews(inbox, (item) => {
    const [paperId = 0, id = 0] = item.split(" ").map(Number);
    return { comment: item === MUCH ? null : { id, paperId } };
  });
}
