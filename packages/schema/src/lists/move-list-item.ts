import type { Db, PrismaClient, Viewer } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { holdPaper } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { ownList } from "./own-list.ts";

/** Where an item shall stand in its owner's order: exactly one of the two is given. */
export interface MoveListItem {
  paper: PaperRef;
  /** Global id; the reading list when left out. */
  listId?: string | null;
  before?: PaperRef | null;
  after?: PaperRef | null;
}

/**
 * Puts an item of one of the viewer's lists right before or after another. Places are numbers, and a new one is the
 * middle of its neighbours': one row changes. Where the middle can be told from neither any more, the whole list is
 * numbered anew. The list is locked meanwhile, so that of two who move at once one goes first.
 * @throws {InvalidInputError} when a reference is malformed, or not exactly one neighbour is named
 * @throws {NotFoundError} when a paper is not in the list, or the list is not the viewer's
 */
export async function moveListItem(
  db: PrismaClient,
  viewer: Viewer,
  { paper, listId: globalId, before, after }: MoveListItem,
): Promise<{ listId: number; paperId: number }> {
  if ((before == null) === (after == null)) {
    throw InvalidInputError.at(["input", "before"], "Name one neighbour: `before` or `after`.");
  }
  return db.$transaction(async (tx) => {
    const paperId = await holdPaper(tx, paper, ["input", "paper"]);
    const neighbour = await holdPaper(tx, before ?? after ?? {}, [
      "input",
      before == null ? "after" : "before",
    ]);
    const listId = await ownList(tx, viewer, globalId);
    await tx.$queryRaw`SELECT id FROM lists WHERE id = ${listId} FOR NO KEY UPDATE`;
    await expectItems(tx, listId, [paperId, neighbour]);
    if (paperId === neighbour) return { listId, paperId };
    const isAfter = before == null;
    let place = await placeBeside(tx, { listId, paperId, neighbour, isAfter });
    if (place === null) {
      await numberAnew(tx, listId);
      place = await placeBeside(tx, { listId, paperId, neighbour, isAfter });
    }
    if (place === null) throw new Error("A list that was numbered anew has no room.");
    await tx.listItem.update({
      where: { listId_paperId: { listId, paperId } },
      data: { position: place },
    });
    return { listId, paperId };
  });
}

async function expectItems(tx: Db, listId: number, paperIds: number[]): Promise<void> {
  const there = await tx.listItem.findMany({
    where: { listId, paperId: { in: paperIds } },
    select: { paperId: true },
  });
  if (there.length === new Set(paperIds).size) return;
  throw new NotFoundError("Both papers must be in the list: put them there with `saveToList`.");
}

interface Beside {
  listId: number;
  paperId: number;
  neighbour: number;
  isAfter: boolean;
}

/** @returns null where there is no number between the neighbours, or more than one item has the neighbour's */
async function placeBeside(
  tx: Db,
  { listId, paperId, neighbour, isAfter }: Beside,
): Promise<number | null> {
  const { position } = await tx.listItem.findUniqueOrThrow({
    where: { listId_paperId: { listId, paperId: neighbour } },
    select: { position: true },
  });
  const next = await tx.listItem.findFirst({
    where: {
      listId,
      paperId: { notIn: [paperId, neighbour] },
      position: isAfter ? { gte: position } : { lte: position },
    },
    orderBy: { position: isAfter ? "asc" : "desc" },
    select: { position: true },
  });
  const far = next?.position ?? position + (isAfter ? 1 : -1);
  const middle = position + (far - position) / 2;
  // 0 is for the trigger: an item whose place is not known yet.
  const isBetween = isAfter ? position < middle && middle < far : far < middle && middle < position;
  return isBetween && middle !== 0 ? middle : null;
}

async function numberAnew(tx: Db, listId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE list_items SET position = place.number
    FROM (
      SELECT paper_id, row_number() OVER (ORDER BY position, paper_id) AS number
      FROM list_items WHERE list_id = ${listId}
    ) AS place
    WHERE list_id = ${listId} AND place.paper_id = list_items.paper_id`;
}
