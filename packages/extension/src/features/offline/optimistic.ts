import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { Action } from "../../action.ts";
import type { BadgeFace } from "../../badge-look.ts";
import type { ListView, PaperView } from "../../paper-view.ts";
import type { QueueRow } from "../../offline-database.ts";

/** The rows that are about a paper, by any of its names. */
export function rowsAbout(
  rows: readonly QueueRow[],
  { id, ids }: { id: string | null; ids: readonly PaperIdentifier[] },
): QueueRow[] {
  const keys = new Set(ids.map((one) => lookupKey(one)));
  return rows.filter(({ action, ids: own, refusal }) => {
    if (refusal !== null) return false;
    const { paper } = action;
    if ("nodeId" in paper && paper.nodeId === id) return true;
    if ("identifier" in paper && keys.has(lookupKey(paper.identifier))) return true;
    return own.some((one) => keys.has(lookupKey(one)));
  });
}

/**
 * The paper as it will be when everything that waits has been sent.
 * @param lists of the reader's, as far as they are known here
 */
export function withWaiting(
  paper: PaperView,
  rows: readonly QueueRow[],
  lists: readonly ListView[],
): PaperView {
  const waiting = rowsAbout(rows, paper);
  if (waiting.length === 0) return paper;
  let { viewerHasUpvoted, viewerLists } = paper;
  for (const { action } of waiting) {
    if (action.kind === "vote") viewerHasUpvoted = action.upvoted;
    if (action.kind !== "save" && action.kind !== "remove") continue;
    const { listId } = action;
    const isMeant = (list: ListView) => (listId === null ? list.isDefault : list.id === listId);
    const others = viewerLists.filter((list) => !isMeant(list));
    const list = [...viewerLists, ...lists].find(isMeant);
    viewerLists = action.kind === "save" && list ? [...others, list] : others;
  }
  const countOf = (kind: Action["kind"]) =>
    waiting.filter(({ action }) => action.kind === kind).length;
  const written = countOf("comment") - countOf("delete-comment");
  const commentCount = Math.max(0, paper.commentCount + written);
  const upvoteCount = paper.upvoteCount + Number(viewerHasUpvoted) - Number(paper.viewerHasUpvoted);
  return { ...paper, upvoteCount, commentCount, viewerHasUpvoted, viewerLists, waiting: true };
}

/** The same for a badge, which knows less. */
export function faceWithWaiting(
  face: BadgeFace | null,
  rows: readonly QueueRow[],
  ids: readonly PaperIdentifier[],
): BadgeFace | null {
  const waiting = rowsAbout(rows, { id: null, ids });
  if (waiting.length === 0) return face;
  const known = face?.kind === "known" ? face : null;
  let voted = known?.voted ?? false;
  let saved = known?.saved ?? false;
  for (const { action } of waiting) {
    if (action.kind === "vote") voted = action.upvoted;
    if (action.kind === "save") saved = true;
    // Whether it stays in another list is not known here.
    if (action.kind === "remove" && action.listId === null) saved = false;
  }
  const before = known?.upvotes ?? null;
  const upvotes = before === null ? null : before + Number(voted) - Number(known?.voted ?? false);
  return { kind: "known", upvotes, comments: known?.comments ?? null, voted, saved, waiting: true };
}
