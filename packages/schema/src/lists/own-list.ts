import type { Db, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";

/**
 * The row of one of the viewer's own lists; the reading list when none is named.
 * @throws {InvalidInputError} when the id is no list's
 * @throws {NotFoundError} when there is no such list, or it is somebody else's
 */
export async function ownList(
  db: Db,
  viewer: Viewer,
  listId: string | null | undefined,
): Promise<number> {
  const where =
    listId == null ? { readingListOf: viewer.id } : { id: readListId(listId), ownerId: viewer.id };
  const list = await db.list.findFirst({ where, select: { id: true } });
  if (list) return list.id;
  throw new NotFoundError("You have no such list: take a list's id from `viewer.lists`.");
}

/** @throws {InvalidInputError} when the global id is no list's */
export function readListId(id: string): number {
  return readRowId("List", id, ["input", "listId"]);
}
