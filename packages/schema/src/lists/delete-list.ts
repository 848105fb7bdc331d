import type { Db, Viewer } from "../context.ts";
import { ForbiddenError } from "../errors.ts";
import { whereListId } from "./own-list.ts";

/**
 * Deletes one of the viewer's lists with what is in it; it is no error if it is gone already.
 * @throws {InvalidInputError} when the id is no list's
 * @throws {ForbiddenError} for the reading list
 */
export async function deleteList(
  db: Db,
  viewer: Viewer,
  { listId }: { listId: string },
): Promise<{ deletedId: string }> {
  const where = { ...whereListId(listId), ownerId: viewer.id };
  const list = await db.list.findFirst({ where, select: { readingListOf: true } });
  if (list?.readingListOf) {
    throw new ForbiddenError("The reading list stays: take papers out of it instead.");
  }
  await db.list.deleteMany({ where });
  return { deletedId: listId };
}
