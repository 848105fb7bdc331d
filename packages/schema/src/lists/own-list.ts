import type { Db, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { readIdOf } from "../global-id.ts";

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
  const named = listId == null ? { readingListOf: viewer.id } : whereListId(listId);
  const list = await db.list.findFirst({
    where: { ...named, ownerId: viewer.id },
    select: { id: true },
  });
  if (list) return list.id;
  throw new NotFoundError("You have no such list: take a list's id from `viewer.lists`.");
}

/**
 * The condition, for Prisma, under which a row is the list of this global id. It says nothing of who may see it.
 * @throws {InvalidInputError} when the global id is no list's
 */
export function whereListId(globalId: string, path: string[] = ["input", "listId"]) {
  return whereListKey(readIdOf("List", globalId, path));
}

/** The same, for what a list's global id carries: its public id, or in former days its row. */
export function whereListKey(key: string) {
  return key.includes("-") ? { publicId: key } : { id: Number(key) };
}

/**
 * The condition, for Prisma, under which this person sees the list of this key. An unlisted one is seen by whoever has
 * its id: by whoever was told, that is, for its public id cannot be guessed as the number of a row can.
 */
export function visibleByKey(key: string, viewerId: string | undefined) {
  const seen = key.includes("-") ? (["PUBLIC", "UNLISTED"] as const) : (["PUBLIC"] as const);
  return {
    ...whereListKey(key),
    OR: [{ visibility: { in: [...seen] } }, { ownerId: viewerId ?? "" }],
  };
}

/** The same for a list that they know of already: whoever follows one was told its id once. */
export function visibleOnceKnown(viewerId: string | undefined) {
  return { OR: [{ visibility: { not: "PRIVATE" as const } }, { ownerId: viewerId ?? "" }] };
}
