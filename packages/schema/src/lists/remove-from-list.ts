import type { PrismaClient, Viewer } from "../context.ts";
import { holdPaper } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { ownList } from "./own-list.ts";

/**
 * Takes a paper out of one of the viewer's lists; it is no error if it is not there. The item and the list's counter
 * change in one transaction.
 * @throws {InvalidInputError} when a reference is malformed
 * @throws {NotFoundError} when the paper is not here or the list is not the viewer's
 */
export async function removeFromList(
  db: PrismaClient,
  viewer: Viewer,
  { paper, listId: globalId }: { paper: PaperRef; listId?: string | null },
): Promise<{ paperId: number }> {
  return db.$transaction(async (tx) => {
    const paperId = await holdPaper(tx, paper, ["input", "paper"]);
    const listId = await ownList(tx, viewer, globalId);
    // By a statement of its own: the next one then sees what others wrote while this one waited, and waits for nobody.
    await tx.$queryRaw`SELECT id FROM lists WHERE id = ${listId} FOR NO KEY UPDATE`;
    await tx.$executeRaw`
      WITH gone AS (
        DELETE FROM list_items WHERE list_id = ${listId} AND paper_id = ${paperId} RETURNING list_id
      ),
      -- Items of papers that this one absorbed go with it.
      shadows AS (
        DELETE FROM shadowed_list_items USING papers member
        WHERE list_id = ${listId} AND member.id = origin_paper_id AND coalesce(member.root_id, member.id) = ${paperId}
      )
      UPDATE lists SET item_count = item_count - 1 FROM gone WHERE lists.id = gone.list_id`;
    return { paperId };
  });
}
