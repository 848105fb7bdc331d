import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { once } from "../idempotency/once.ts";
import type { TokenScope } from "../token-scope.ts";
import { hashToken, mintToken, shownPrefix } from "./token-text.ts";

/** How many tokens a person may have, those that have expired of late among them. */
export const MAX_TOKENS = 20;

/** For how long a token holds at most, in days. */
export const MAX_DAYS = 366;

const DAY = 24 * 60 * 60 * 1000;

/** For how long one that has expired is still shown, so that somebody finds out why a program was refused. */
const SHOWN_AFTER_EXPIRY = 30 * DAY;

/**
 * Makes a token for the viewer. The same idempotency key makes one token, however often it is sent; as its secret is kept
 * nowhere, a retry gives it a new one, which takes the place of the one whose answer was lost. Only while it has never
 * been used: after that, somebody has it.
 * @throws {ConflictError} when the viewer has {@link MAX_TOKENS}, the key was used otherwise, or its token is in use or
 *   revoked
 */
export async function createToken(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  input: { name: string; scopes: TokenScope[]; expiresInDays: number; idempotencyKey: string },
): Promise<{ tokenId: number; secret: string }> {
  const { idempotencyKey: key, name, expiresInDays } = input;
  const scopes = [...new Set(input.scopes)].sort();
  const secret = mintToken();
  const hash = hashToken(secret);
  if (hash === null) throw new Error("A token was made that is none.");
  const secretParts = { hash, prefix: shownPrefix(secret) };
  const now = clock.now();
  const addition = { key, operation: "createToken", input: { name, scopes, expiresInDays } };
  let isFirst = false;
  const id = await once(db, viewer, addition, async (tx) => {
    isFirst = true;
    await makeRoom(tx, viewer, now);
    const expiresAt = new Date(now.getTime() + expiresInDays * DAY);
    const data = { ...secretParts, userId: viewer.id, name, scopes, createdAt: now, expiresAt };
    return String((await tx.token.create({ data, select: { id: true } })).id);
  });
  const tokenId = Number(id);
  if (isFirst) return { tokenId, secret };
  const { count } = await db.token.updateMany({
    where: { id: tokenId, userId: viewer.id, lastUsedAt: null },
    data: secretParts,
  });
  if (count > 0) return { tokenId, secret };
  throw new ConflictError(
    "The token that was made with this idempotency key is in use or revoked, and its secret is shown once: make another with a new key.",
  );
}

async function makeRoom(tx: Db, viewer: Viewer, now: Date): Promise<void> {
  // Counted under the person's lock: two requests at once do not both find the last place free.
  await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
  const longAgo = new Date(now.getTime() - SHOWN_AFTER_EXPIRY);
  await tx.token.deleteMany({ where: { userId: viewer.id, expiresAt: { lt: longAgo } } });
  if ((await tx.token.count({ where: { userId: viewer.id } })) < MAX_TOKENS) return;
  throw new ConflictError(
    `You have ${MAX_TOKENS} tokens, which is the most: revoke one that you do not need.`,
  );
}
