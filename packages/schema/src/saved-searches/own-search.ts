import type { Db, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";

/**
 * One of the viewer's searches, locked.
 * @throws {InvalidInputError} when the id is no saved search's
 * @throws {NotFoundError} when there is none of this id, or it is somebody else's
 */
export async function ownSearch(tx: Db, viewer: Viewer, savedSearchId: string) {
  const id = readRowId("SavedSearch", savedSearchId, ["input", "savedSearchId"]);
  await tx.$queryRaw`SELECT id FROM saved_searches WHERE id = ${id} AND user_id = ${viewer.id} FOR UPDATE`;
  const search = await tx.savedSearch.findFirst({ where: { id, userId: viewer.id } });
  if (search) return search;
  throw new NotFoundError(
    "You keep no such search: take a search's id from `viewer.savedSearches`.",
  );
}
