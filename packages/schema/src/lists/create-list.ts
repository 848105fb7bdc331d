import type { ListVisibility } from "../../generated/client/enums.ts";
import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { once } from "../idempotency/once.ts";
import { nameIsTaken } from "./list-name.ts";

/** How many lists a person may have, the reading list among them. */
export const MAX_LISTS = 100;

/**
 * Makes a list for the viewer. The same idempotency key makes one list, however often it is sent.
 * @throws {ConflictError} when the name is taken, the viewer has {@link MAX_LISTS}, the key was used otherwise, or its
 *   list is gone
 */
export async function createList(
  db: PrismaClient,
  viewer: Viewer,
  input: {
    name: string;
    description?: string;
    visibility: ListVisibility;
    idempotencyKey: string;
  },
): Promise<{ listId: number }> {
  const { idempotencyKey: key, ...list } = input;
  const addition = { key, operation: "createList", input: list };
  const listId = await once(db, viewer, addition, async (tx) => {
    // Counted under the person's lock: two requests at once do not both find the last place free.
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
    if ((await tx.list.count({ where: { ownerId: viewer.id } })) >= MAX_LISTS) {
      throw new ConflictError(`You have ${MAX_LISTS} lists, which is the most: delete one first.`);
    }
    if (await nameIsTaken(tx, viewer, list.name)) {
      throw new ConflictError("You have a list of this name already: choose another.");
    }
    const created = await tx.list.create({
      data: { ...list, ownerId: viewer.id },
      select: { id: true },
    });
    return String(created.id);
  });
  const there = await db.list.count({ where: { id: Number(listId) } });
  if (there > 0) return { listId: Number(listId) };
  throw new ConflictError(
    "The list that was made with this idempotency key has been deleted since: choose a new key.",
  );
}
