import type { Db, Viewer } from "../context.ts";
import { readRowId } from "../global-id.ts";

/**
 * Ends one of the viewer's tokens: from here on it is refused, in every process. It is no error if it is gone already.
 * @throws {InvalidInputError} when the id is no token's
 */
export async function revokeToken(
  db: Db,
  viewer: Viewer,
  { tokenId }: { tokenId: string },
): Promise<{ revokedId: string }> {
  const id = readRowId("Token", tokenId, ["input", "tokenId"]);
  await db.token.deleteMany({ where: { id, userId: viewer.id } });
  return { revokedId: tokenId };
}
