import type { ListVisibility } from "../../generated/client/enums.ts";
import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { nameIsTaken } from "./list-name.ts";
import { ownList } from "./own-list.ts";

/**
 * Renames or describes one of the viewer's lists or changes who may see it. What is left out stays.
 * @throws {NotFoundError} when the list is not the viewer's
 * @throws {ConflictError} when another list has the name
 */
export async function updateList(
  db: PrismaClient,
  viewer: Viewer,
  input: {
    listId: string;
    name?: string | null;
    description?: string | null;
    visibility?: ListVisibility | null;
  },
): Promise<{ listId: number }> {
  const { name, description, visibility } = input;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
    const listId = await ownList(tx, viewer, input.listId);
    if (name != null && (await nameIsTaken(tx, viewer, name, listId))) {
      throw new ConflictError("You have a list of this name already: choose another.");
    }
    const changes = {
      ...(name == null ? {} : { name }),
      ...(description == null ? {} : { description }),
      ...(visibility == null ? {} : { visibility }),
    };
    if (Object.keys(changes).length > 0) {
      const { count } = await tx.list.updateMany({ where: { id: listId }, data: changes });
      if (count === 0) throw new NotFoundError("This list has just been deleted.");
    }
    return { listId };
  });
}
