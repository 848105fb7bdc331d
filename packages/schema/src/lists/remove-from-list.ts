import type { Db, Viewer } from "../context.ts";
import { findPaper } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { ownList } from "./own-list.ts";

/**
 * Takes a paper out of one of the viewer's lists; it is no error if it is not there. The item and the list's counter
 * change in one statement.
 * @throws {InvalidInputError} when a reference is malformed
 * @throws {NotFoundError} when the paper is not here or the list is not the viewer's
 */
export async function removeFromList(
  db: Db,
  viewer: Viewer,
  { paper, listId: globalId }: { paper: PaperRef; listId?: string | null },
): Promise<{ paperId: number }> {
  const paperId = await findPaper(db, paper, ["input", "paper"]);
  const listId = await ownList(db, viewer, globalId);
  await db.$executeRaw`
    WITH list AS (SELECT id FROM lists WHERE id = ${listId} FOR NO KEY UPDATE),
    gone AS (
      DELETE FROM list_items USING list WHERE list_id = list.id AND paper_id = ${paperId} RETURNING list_id
    )
    UPDATE lists SET item_count = item_count - 1 FROM gone WHERE lists.id = gone.list_id`;
  return { paperId };
}
