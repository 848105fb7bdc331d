import type { Action } from "../../action.ts";
import type { PaperName } from "../../paper-view.ts";
import type { QueueRow } from "../../offline-database.ts";

/** What a new action makes of those that wait. */
export interface Coalesced {
  /** The rows that it makes superfluous. */
  dropped: number[];
  /** The row that says it, too, from now on; null when it gets a row of its own. */
  into: { id: number; action: Action } | null;
}

type Save = Extract<Action, { kind: "save" }>;
type Edit = Extract<Action, { kind: "edit-comment" }>;
type Deletion = Extract<Action, { kind: "delete-comment" }>;
type OfItem = Extract<Action, { listId: string | null }>;

/**
 * Actions state the desired end, so that of several on the same thing fewer need to be sent. What is
 * sent in the end leaves the server as all of them, one by one, would.
 * @param rows of the same reader, in order; those under way are left out
 */
export function coalesce(rows: readonly QueueRow[], action: Action): Coalesced {
  const alike = rows.filter((row) => isSameTarget(row.action, action));
  switch (action.kind) {
    // Whatever stood before: after it the vote is as it says.
    case "vote":
      return { dropped: alike.map(({ id }) => id), into: null };
    // Saved with whatever note before, or moved: it is out after it. What a save submits stays submitted.
    case "remove": {
      const moves = rows.filter(
        (row) => row.action.kind === "move" && isOfItem(row.action, action),
      );
      const gone = [...alike, ...moves].filter((row) => !submits(row.action));
      return { dropped: gone.map(({ id }) => id), into: null };
    }
    case "save":
      return coalesceSave(rows, alike, action);
    case "react":
      return { dropped: alike.map(({ id }) => id), into: null };
    case "edit-comment":
      return coalesceEdit(alike, action);
    case "delete-comment":
      return coalesceDeletion(rows, action);
    case "move":
    case "submit":
    case "comment":
      return { dropped: [], into: null };
  }
}

/**
 * A save adds to an earlier one only when nothing in between could be about the same paper in the
 * same list: a removal in between forgets the note. It stays in the earlier one's place, which is
 * its place in the list.
 */
function coalesceSave(
  rows: readonly QueueRow[],
  alike: readonly QueueRow[],
  action: Save,
): Coalesced {
  const own: Coalesced = { dropped: [], into: null };
  const last = alike.at(-1);
  if (!last || last.action.kind !== "save" || last.refusal !== null) return own;
  // In the earlier one's place the paper would be there for what was done before it was.
  if (submits(action) && !submits(last.action)) return own;
  const between = rows.slice(rows.indexOf(last) + 1);
  if (between.some((row) => mayTouch(row.action, action))) return own;
  const { note = last.action.note, tags = last.action.tags } = action;
  const { readState = last.action.readState } = action;
  // What was seen first is what the server may still have.
  const noteBefore = last.action.note === undefined ? action.noteBefore : last.action.noteBefore;
  const merged = { ...last.action, note, tags, readState, noteBefore };
  return { dropped: [], into: { id: last.id, action: merged } };
}

/** Of the revision that was read first: the server has not seen the one between. */
function coalesceEdit(alike: readonly QueueRow[], action: Edit): Coalesced {
  const last = alike.findLast(({ refusal }) => refusal === null);
  if (!last || last.action.kind !== "edit-comment") return { dropped: [], into: null };
  return { dropped: [], into: { id: last.id, action: { ...last.action, body: action.body } } };
}

/** What was to become of the comment does not matter any more; what the server refused stays until somebody looks. */
function coalesceDeletion(rows: readonly QueueRow[], { commentId }: Deletion): Coalesced {
  const about = rows.filter(({ action, refusal }) => {
    const isRefusedText = action.kind === "edit-comment" && refusal !== null;
    return !isRefusedText && "commentId" in action && action.commentId === commentId;
  });
  return { dropped: about.map(({ id }) => id), into: null };
}

function isSameTarget(one: Action, other: Action): boolean {
  if (one.kind === "edit-comment" && other.kind === "edit-comment") {
    return one.commentId === other.commentId;
  }
  if (one.kind === "react" && other.kind === "react") {
    return one.commentId === other.commentId && one.reaction === other.reaction;
  }
  if (!isSamePaper(one.paper, other.paper)) return false;
  if (isOfList(one) && isOfList(other)) return one.listId === other.listId;
  return one.kind === "vote" && other.kind === "vote";
}

function isOfItem(one: OfItem, other: OfItem): boolean {
  return isSamePaper(one.paper, other.paper) && one.listId === other.listId;
}

/** Whether one could change what the other does. */
function mayTouch(one: Action, other: Save): boolean {
  if (areCertainlyTwo(one.paper, other.paper)) return false;
  // What is put on the server's list only then can be saved after it.
  if (submits(one)) return true;
  if (!isOfList(one)) return false;
  return one.listId === null || other.listId === null || one.listId === other.listId;
}

function submits(action: Action): boolean {
  return action.kind === "submit" || (action.kind === "save" && action.submitKey !== undefined);
}

function isOfList(action: Action): action is Extract<Action, { kind: "save" | "remove" }> {
  return action.kind === "save" || action.kind === "remove";
}

/** By name: two names of one paper are not known for that here. */
function isSamePaper(one: PaperName, other: PaperName): boolean {
  if ("nodeId" in one) return "nodeId" in other && one.nodeId === other.nodeId;
  if (!("identifier" in other)) return false;
  const [a, b] = [one.identifier, other.identifier];
  return a.scheme === b.scheme && a.value === b.value;
}

function areCertainlyTwo(one: PaperName, other: PaperName): boolean {
  if (isSamePaper(one, other)) return false;
  if ("nodeId" in one && "nodeId" in other) return true;
  // A paper has one arXiv id; of DOIs it may have several.
  return (
    "identifier" in one &&
    "identifier" in other &&
    one.identifier.scheme === "ARXIV" &&
    other.identifier.scheme === "ARXIV"
  );
}
