import type { SearchSort } from "../../generated/client/enums.ts";
import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { once } from "../idempotency/once.ts";
import type { FilterInput } from "../search/search-input.ts";
import { checkKept } from "./kept-search.ts";
import { writeKeptWords } from "./kept-words.sql.ts";
import { setNotified } from "./set-notified.ts";

/** How many searches a person may keep. */
export const MAX_SEARCHES = 50;

/**
 * Keeps a search for the viewer. The same idempotency key keeps one, however often it is sent.
 * @throws {InvalidInputError} when it cannot be kept, see `checkKept`
 * @throws {ConflictError} when the viewer has {@link MAX_SEARCHES}, the key was used otherwise, or its search is gone
 */
export async function saveSearch(
  db: PrismaClient,
  viewer: Viewer,
  input: {
    name: string;
    query: string;
    filter: FilterInput | null;
    sort: SearchSort;
    notify: boolean;
    idempotencyKey: string;
  },
): Promise<{ searchId: number }> {
  const { idempotencyKey: key, notify, name, sort } = input;
  const kept = checkKept(input.query, input.filter);
  const addition = { key, operation: "saveSearch", input: { name, ...kept, sort, notify } };
  const id = await once(db, viewer, addition, async (tx) => {
    // Counted under the person's lock: two requests at once do not both find the last place free.
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
    if ((await tx.savedSearch.count({ where: { userId: viewer.id } })) >= MAX_SEARCHES) {
      throw new ConflictError(
        `You keep ${MAX_SEARCHES} searches, which is the most: remove one first.`,
      );
    }
    const row = await tx.savedSearch.create({
      data: { userId: viewer.id, name, sort, query: kept.query, filter: { ...kept.filter } },
      select: { id: true },
    });
    await writeKeptWords(tx, row.id, kept);
    await setNotified(tx, row.id, notify);
    return String(row.id);
  });
  const searchId = Number(id);
  if ((await db.savedSearch.count({ where: { id: searchId } })) > 0) return { searchId };
  throw new ConflictError(
    "The search that was saved with this idempotency key has been removed since: choose a new key.",
  );
}
