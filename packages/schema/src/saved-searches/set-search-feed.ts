import { encodeGlobalID } from "@pothos/plugin-relay";
import type { Db, PrismaClient, Viewer } from "../context.ts";
import { hashFeedSecret, mintFeedSecret } from "./feed-secret.ts";
import { ownSearch } from "./own-search.ts";

/**
 * Gives one of the viewer's searches a feed of a new address, or none. The address that it had is nobody's from then on.
 * @returns the secret in the address, which is kept nowhere; null when there is none any more
 * @throws {NotFoundError} when the search is not the viewer's
 */
export async function setSearchFeed(
  db: PrismaClient,
  viewer: Viewer,
  { savedSearchId, enabled }: { savedSearchId: string; enabled: boolean },
): Promise<{ searchId: number; secret: string | null }> {
  const secret = enabled ? mintFeedSecret() : null;
  return db.$transaction(async (tx) => {
    const { id } = await ownSearch(tx, viewer, savedSearchId);
    const feedHash = secret === null ? null : hashFeedSecret(secret);
    await tx.savedSearch.update({ where: { id }, data: { feedHash } });
    return { searchId: id, secret };
  });
}

/** The search whose feed has this secret, and whose it is; null when there is none. */
export async function findByFeedSecret(
  db: Db,
  secret: string,
): Promise<{ id: number; globalId: string; userId: string } | null> {
  const feedHash = hashFeedSecret(secret);
  if (feedHash === null) return null;
  const search = await db.savedSearch.findUnique({
    where: { feedHash },
    select: { id: true, userId: true },
  });
  return search && { ...search, globalId: encodeGlobalID("SavedSearch", search.id) };
}
