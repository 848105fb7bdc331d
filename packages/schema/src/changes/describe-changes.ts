import { encodeGlobalID } from "@pothos/plugin-relay";
import type { Db, Viewer } from "../context.ts";
import { lookupHashOf } from "../lookup/hash.ts";
import type { Change } from "./read-changes.ts";

/** A change with what a copy elsewhere needs to know of the thing. */
export interface DescribedChange extends Change {
  /** Look-up hashes of the paper's ids: how a page recognises it. Empty for a list. */
  hashes: string[];
  /** The list's global id; of none for a vote. */
  listGlobalId: string;
  /** Of a list that is there. */
  list: { name: string; isDefault: boolean } | null;
}

interface ListRow {
  id: number;
  publicId: string | null;
  /** Null when it is gone. */
  name: string | null;
  isDefault: boolean;
}

/** Adds to changes what they are of, with two statements however many they are. */
export async function describeChanges(
  db: Db,
  viewer: Viewer,
  changes: Change[],
): Promise<DescribedChange[]> {
  const paperIds = [...new Set(changes.map(({ paperId }) => paperId).filter((id) => id !== 0))];
  const listIds = [...new Set(changes.map(({ listId }) => listId).filter((id) => id !== 0))];
  const [ids, lists] = await Promise.all([
    paperIds.length === 0
      ? []
      : db.paperId.findMany({
          where: { paperId: { in: paperIds } },
          select: { paperId: true, scheme: true, value: true },
        }),
    listIds.length === 0 ? [] : readLists(db, viewer, listIds),
  ]);
  const hashes = Map.groupBy(ids, (id) => id.paperId);
  const listById = new Map(lists.map((list) => [list.id, list]));
  return changes.map((change) => {
    const list = listById.get(change.listId);
    const isThere = change.kind === "LIST" && !change.removed && list && list.name !== null;
    return {
      ...change,
      hashes: (hashes.get(change.paperId) ?? []).map(lookupHashOf),
      listGlobalId: encodeGlobalID("List", list?.publicId ?? change.listId),
      list: isThere ? { name: list.name ?? "", isDefault: list.isDefault } : null,
    };
  });
}

/** Those that are there, and what is remembered of those that are gone. */
function readLists(db: Db, viewer: Viewer, ids: number[]): Promise<ListRow[]> {
  return db.$queryRaw<ListRow[]>`
    SELECT id, public_id::text AS "publicId", name, reading_list_of IS NOT NULL AS "isDefault"
    FROM lists WHERE owner_id = ${viewer.id} AND id = ANY(${ids}::int[])
    UNION ALL
    SELECT list_id, list_public_id::text, NULL, false
    FROM tombstones WHERE user_id = ${viewer.id} AND kind = 'LIST' AND list_id = ANY(${ids}::int[])`;
}
