import type { SearchSort } from "../../generated/client/enums.ts";
import type { Clock, PrismaClient, Viewer } from "../context.ts";
import type { FilterInput } from "../search/search-input.ts";
import { checkKept, keptFilter } from "./kept-search.ts";
import { writeKeptWords } from "./kept-words.sql.ts";
import { ownSearch } from "./own-search.ts";
import { setNotified } from "./set-notified.ts";

/** What shall be otherwise; what is left out stays. */
interface SearchChanges {
  savedSearchId: string;
  name?: string | null;
  query?: string | null;
  filter?: FilterInput | null;
  sort?: SearchSort | null;
  notify?: boolean | null;
  /** What it told of is read. */
  seen?: boolean | null;
}

/**
 * Changes one of the viewer's searches. When it looks for something else, it tells of what comes from then on.
 * @throws {InvalidInputError} when it cannot be kept so, see `checkKept`
 * @throws {NotFoundError} when the search is not the viewer's
 */
export async function updateSavedSearch(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { savedSearchId, ...input }: SearchChanges,
): Promise<{ searchId: number }> {
  const filter = input.filter == null ? null : keptFilter(input.filter);
  return db.$transaction(async (tx) => {
    const before = await ownSearch(tx, viewer, savedSearchId);
    const { id } = before;
    const isOther = input.query != null || filter !== null;
    const kept = isOther
      ? checkKept(input.query ?? before.query, filter ?? (before.filter as FilterInput))
      : null;
    await tx.savedSearch.update({
      where: { id },
      data: {
        ...(input.name == null ? {} : { name: input.name }),
        ...(input.sort == null ? {} : { sort: input.sort }),
        ...(kept === null ? {} : { query: kept.query, filter: { ...kept.filter } }),
      },
    });
    if (kept !== null) await writeKeptWords(tx, id, kept);
    const isSame =
      kept === null ||
      (kept.query === before.query && sameFilter(kept.filter, before.filter as FilterInput));
    await setNotified(tx, id, input.notify ?? before.notifySince !== null, !isSame);
    if (input.seen === true) {
      await tx.notification.updateMany({
        where: { savedSearchId: id, userId: viewer.id, readAt: null },
        data: { readAt: clock.now() },
      });
    }
    return { searchId: id };
  });
}

/** The database keeps the parts in an order of its own. */
function sameFilter(one: FilterInput, other: FilterInput): boolean {
  const written = (filter: FilterInput) =>
    JSON.stringify(
      Object.entries(filter)
        .map(([name, value]) => [name, value instanceof Object ? [value.from, value.to] : value])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  return written(one) === written(other);
}
