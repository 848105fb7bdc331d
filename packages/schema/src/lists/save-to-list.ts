import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { holdPaper } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { folded } from "../papers/title-key.ts";
import type { ReadState } from "../../generated/client/enums.ts";
import { ownList } from "./own-list.ts";

/** How many papers a list may hold. */
export const MAX_ITEMS = 20_000;

/** A paper in a list, as it shall be. What is left out stays as it is. */
export interface SaveToList {
  paper: PaperRef;
  /** Global id; the reading list when left out. */
  listId?: string | null;
  note?: string | null;
  tags?: string[] | null;
  readState?: ReadState | null;
}

/**
 * Puts a paper into one of the viewer's lists, or changes how it stands there. The item and the list's counter change
 * in one transaction; saying it again changes nothing.
 * @throws {InvalidInputError} when a reference is malformed
 * @throws {NotFoundError} when the paper is not here or the list is not the viewer's
 * @throws {ConflictError} when the list is full
 */
export async function saveToList(
  db: PrismaClient,
  viewer: Viewer,
  input: SaveToList,
): Promise<{ listId: number; paperId: number; added: boolean }> {
  return db.$transaction(async (tx) => {
    const paperId = await holdPaper(tx, input.paper, ["input", "paper"]);
    const listId = await ownList(tx, viewer, input.listId);
    // The list's row is locked before its items, always: two saves then never wait for each other in a circle, and a list
    // that is being deleted is either gone here or waits.
    const [list] = await tx.$queryRaw<{ itemCount: number }[]>`
      SELECT item_count AS "itemCount" FROM lists WHERE id = ${listId} FOR NO KEY UPDATE`;
    if (!list) throw new NotFoundError("This list has just been deleted.");
    const added = await tx.$executeRaw`
      INSERT INTO list_items (list_id, paper_id, origin_paper_id, owner_id)
      SELECT id, ${paperId}, ${paperId}, owner_id FROM lists WHERE id = ${listId}
      ON CONFLICT DO NOTHING`;
    if (added > 0) {
      if (list.itemCount >= MAX_ITEMS) {
        throw new ConflictError(`A list holds at most ${MAX_ITEMS} papers: begin another one.`);
      }
      await tx.list.update({ where: { id: listId }, data: { itemCount: { increment: 1 } } });
    }
    const tags = input.tags == null ? null : [...new Set(input.tags)];
    const changes = {
      ...(input.note == null ? {} : { note: input.note, noteKey: folded(input.note) }),
      ...(tags === null ? {} : { tags, tagsKey: folded(tags.join(" ")) }),
      ...(input.readState == null ? {} : { readState: input.readState }),
    };
    if (Object.keys(changes).length > 0) {
      await tx.listItem.update({ where: { listId_paperId: { listId, paperId } }, data: changes });
    }
    return { listId, paperId, added: added > 0 };
  });
}
