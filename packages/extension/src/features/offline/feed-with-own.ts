import type { ListView, PaperView } from "../../paper-view.ts";
import type { OpenedPaper, QueueRow } from "../../offline-database.ts";
import type { FeedPapers, ListsCopy, ViewerCopy } from "../../storage.ts";
import { toListView } from "../../api/paper-fields.ts";
import { withWaiting } from "./optimistic.ts";

/** What this browser knows of its reader, beside what everybody copies alike. */
export interface Own {
  viewer: ViewerCopy | null;
  lists: ListsCopy | null;
  /** The papers that were opened or changed here, by id. */
  opened: ReadonlyMap<string, OpenedPaper>;
  /** What waits to be sent. */
  rows: readonly QueueRow[];
}

/**
 * The papers of the copied feed as their reader left them: with their votes and lists, with the newer counts of those that
 * they opened since, and as they will be when everything that waits has been sent.
 */
export function feedWithOwn(
  { copiedAt, papers }: FeedPapers,
  own: Own,
): (PaperView & { listedOn: string | null })[] {
  const lists = (own.lists?.lists ?? []).map(toListView);
  return papers.map(({ listedOn, ...paper }) => {
    const seen = own.opened.get(paper.id);
    const mine = ownOf(paper.id, own);
    const isNewer = seen !== undefined && seen.readAt > copiedAt;
    const known = isNewer ? withVote(seen.paper, mine) : copyOf(paper, mine);
    return { ...withWaiting({ ...known, ...mine }, own.rows, lists), listedOn };
  });
}

/** A paper's place in what is the reader's own. */
export function ownOf(
  id: string,
  { viewer, lists }: Pick<Own, "viewer" | "lists">,
): { viewerHasUpvoted: boolean; viewerLists: ListView[] } {
  return {
    viewerHasUpvoted: id in (viewer?.votes ?? {}),
    viewerLists: (lists?.lists ?? [])
      .filter((list) => `${list.id} ${id}` in (viewer?.items ?? {}))
      .map(toListView),
  };
}

/** A copy in the form of a panel's paper: its links are not kept. */
export function copyOf(
  paper: Omit<PaperView, "viewerHasUpvoted" | "viewerLists" | "links">,
  mine: ReturnType<typeof ownOf>,
): PaperView {
  return {
    ...paper,
    ...mine,
    // It was counted before the vote, or after it: one vote there is.
    upvoteCount: Math.max(paper.upvoteCount, Number(mine.viewerHasUpvoted)),
    links: { landing: null, pdf: null, code: null, project: null },
  };
}

/** The count as it was read, with the vote as it is known by now. */
function withVote(paper: PaperView, { viewerHasUpvoted }: ReturnType<typeof ownOf>): PaperView {
  const change = Number(viewerHasUpvoted) - Number(paper.viewerHasUpvoted);
  return { ...paper, upvoteCount: Math.max(0, paper.upvoteCount + change) };
}
