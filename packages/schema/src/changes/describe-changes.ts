import type { Db } from "../context.ts";
import { lookupHashOf } from "../lookup/hash.ts";
import type { Change } from "./read-changes.ts";

/** A change with what a copy elsewhere needs to know of the thing. */
export interface DescribedChange extends Change {
  /** Look-up hashes of the paper's ids: how a page recognises it. Empty for a list. */
  hashes: string[];
  /** Of a list that is there. */
  list: { name: string; isDefault: boolean } | null;
}

/** Adds to changes what they are of, with two statements however many they are. */
export async function describeChanges(db: Db, changes: Change[]): Promise<DescribedChange[]> {
  const paperIds = [...new Set(changes.map(({ paperId }) => paperId).filter((id) => id !== 0))];
  const listIds = changes
    .filter(({ kind, removed }) => kind === "LIST" && !removed)
    .map(({ listId }) => listId);
  const [ids, lists] = await Promise.all([
    paperIds.length === 0
      ? []
      : db.paperId.findMany({
          where: { paperId: { in: paperIds } },
          select: { paperId: true, scheme: true, value: true },
        }),
    listIds.length === 0
      ? []
      : db.list.findMany({
          where: { id: { in: listIds } },
          select: { id: true, name: true, readingListOf: true },
        }),
  ]);
  const hashes = Map.groupBy(ids, (id) => id.paperId);
  const listById = new Map(lists.map((list) => [list.id, list]));
  return changes.map((change) => {
    const list = change.kind === "LIST" ? listById.get(change.listId) : undefined;
    return {
      ...change,
      hashes: (hashes.get(change.paperId) ?? []).map(lookupHashOf),
      list: list ? { name: list.name, isDefault: list.readingListOf !== null } : null,
    };
  });
}
