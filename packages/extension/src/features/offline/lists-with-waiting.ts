import type { Action } from "../../action.ts";
import type { CopiedListView, CopiedPaper } from "../../copy-view.ts";
import type { PaperName } from "../../paper-view.ts";
import type { QueueRow } from "../../offline-database.ts";
import type { ListsCopy } from "../../storage.ts";
import { rowsAbout } from "./optimistic.ts";

type Item = CopiedListView["items"][number];
type OfItem = Extract<Action, { listId: string | null }>;

/**
 * A list as it will be when everything that waits has been sent, in its owner's order: what is new stands last.
 * @param votes the papers that the viewer has voted for
 */
export async function listWithWaiting(
  list: ListsCopy["lists"][number],
  rows: readonly QueueRow[],
  votes: Record<string, unknown>,
  find: (name: PaperName) => Promise<CopiedPaper | null>,
): Promise<CopiedListView> {
  let items: Item[] = list.items.map((item) => ({
    ...item,
    viewerHasUpvoted: item.paper.id in votes,
    waiting: false,
  }));
  for (const row of rows) {
    const { action, refusal } = row;
    if (refusal !== null || !("listId" in action)) continue;
    if (action.listId === null ? !list.isDefault : action.listId !== list.id) continue;
    const before = items.find(({ paper }) => rowsAbout([row], paper).length > 0);
    items = await changed(items, action, row, before, find);
  }
  const added = items.length - list.items.length;
  return { ...list, itemCount: Math.max(items.length, list.itemCount + added), items };
}

async function changed(
  items: Item[],
  action: OfItem,
  row: QueueRow,
  before: Item | undefined,
  find: (name: PaperName) => Promise<CopiedPaper | null>,
): Promise<Item[]> {
  const others = items.filter((item) => item !== before);
  if (action.kind === "remove") return others;
  if (action.kind === "move") {
    const place = others.findIndex(({ paper }) => paper.id === action.neighbourId);
    if (!before || place < 0) return items;
    return others.toSpliced(action.side === "before" ? place : place + 1, 0, {
      ...before,
      waiting: true,
    });
  }
  const { note, tags, readState } = action;
  const paper = before?.paper ?? (await find(action.paper)) ?? nameless(row);
  const item: Item = {
    paper,
    note: note ?? before?.note ?? "",
    tags: tags ?? before?.tags ?? [],
    readState: readState ?? before?.readState ?? "UNREAD",
    addedAt: before?.addedAt ?? new Date(row.queuedAt).toISOString(),
    viewerHasUpvoted: before?.viewerHasUpvoted ?? false,
    waiting: true,
  };
  return before ? items.map((one) => (one === before ? item : one)) : [...items, item];
}

/** A paper of which nothing but its name is known here. */
function nameless({ action: { paper }, title, ids }: QueueRow): CopiedPaper {
  const [first] = ids;
  return {
    id: "nodeId" in paper ? paper.nodeId : "",
    title: title ?? (first ? `${first.scheme} ${first.value}` : ""),
    authors: [],
    authorCount: 0,
    org: null,
    publishedOn: null,
    upvoteCount: 0,
    commentCount: 0,
    ids,
  };
}
