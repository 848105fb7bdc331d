import { lookupHash, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperView } from "../../paper-view.ts";
import { recentPapers, viewerCopies } from "../../storage.ts";

/** How many opened papers are remembered for their counts. */
const MOST_RECENT = 300;

/** Keeps what the server just said of a paper that the reader named by an action. */
export async function learnPaper(server: string, paper: PaperView, now: number): Promise<void> {
  const facts = { id: paper.id, upvotes: paper.upvoteCount, comments: paper.commentCount };
  await recentPapers.update(server, (copy) => {
    const papers = { ...copy?.papers };
    for (const id of paper.ids) papers[lookupKey(id)] = { ...facts, readAt: now };
    const newest = Object.entries(papers).sort(([, a], [, b]) => b.readAt - a.readAt);
    return { papers: Object.fromEntries(newest.slice(0, MOST_RECENT)) };
  });

  const hashes = await Promise.all(paper.ids.map((id) => lookupHash(id)));
  // Without a session there is no copy, and none is begun.
  if ((await viewerCopies.read(server)) === null) return;
  await viewerCopies.update(server, (copy) => {
    const votes = { ...copy?.votes };
    delete votes[paper.id];
    if (paper.viewerHasUpvoted) votes[paper.id] = hashes;
    const others = Object.entries(copy?.items ?? {}).filter(
      ([key]) => !key.endsWith(` ${paper.id}`),
    );
    const items = Object.fromEntries(others);
    for (const list of paper.viewerLists) items[`${list.id} ${paper.id}`] = hashes;
    return { cursor: copy?.cursor ?? null, votes, items };
  });
}
