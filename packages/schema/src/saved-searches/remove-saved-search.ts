import type { Db, Viewer } from "../context.ts";
import { readRowId } from "../global-id.ts";

/**
 * Removes one of the viewer's searches, with its feed and what it told of. It is no error if it is gone already.
 * @throws {InvalidInputError} when the id is no saved search's
 */
export async function removeSavedSearch(
  db: Db,
  viewer: Viewer,
  { savedSearchId }: { savedSearchId: string },
): Promise<{ removedId: string }> {
  const id = readRowId("SavedSearch", savedSearchId, ["input", "savedSearchId"]);
  await db.savedSearch.deleteMany({ where: { id, userId: viewer.id } });
  return { removedId: savedSearchId };
}
