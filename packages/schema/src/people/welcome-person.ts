import { randomInt } from "node:crypto";
import type { PrismaClient } from "../context.ts";
import { linkToAccount } from "../digests/confirm-subscription.ts";
import { isTaken } from "../sql-state.ts";

/** What the default list is called until its owner renames it. */
export const READING_LIST_NAME = "Reading list";

/**
 * Gives a new person a unique handle, made of the address before the @ (never of its domain), and their reading list.
 * Safe to call again.
 * @returns the handle
 */
export async function welcomePerson(db: PrismaClient, userId: string): Promise<string> {
  const person = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { handle: true, email: true },
  });
  await db.list.createMany({
    data: [{ ownerId: userId, readingListOf: userId, name: READING_LIST_NAME }],
    skipDuplicates: true,
  });
  if (person.handle !== null) return person.handle;
  // Asked for before there was an account.
  await linkToAccount(db, person.email);
  const base = handleFrom(person.email);
  for (let attempt = 0; ; attempt++) {
    const handle = attempt === 0 ? base : `${base}-${randomInt(10 ** Math.min(8, attempt + 1))}`;
    // The unique index decides, not a look beforehand: two people may arrive at once.
    const given = await db.$executeRaw`
      UPDATE people SET handle = ${handle}, name = CASE WHEN name = '' THEN ${handle} ELSE name END
      WHERE id = ${userId} AND handle IS NULL
        AND NOT EXISTS (SELECT FROM people WHERE handle = ${handle})`.catch(ignoreTaken);
    if (given === 1) return handle;
    const { handle: present } = await db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { handle: true },
    });
    if (present !== null) return present;
  }
}

/** @returns 1 to 30 characters of a-z, 0-9 and inner hyphens */
export function handleFrom(email: string): string {
  const local = email.slice(0, Math.max(0, email.lastIndexOf("@")));
  const handle = local
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replace(/\+.*$/, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 30)
    .replace(/-+$/, "");
  return handle || "reader";
}

/** Somebody else took the handle between the look and the write: 0 rows, try the next. */
function ignoreTaken(error: unknown): number {
  if (isTaken(error)) return 0;
  throw error;
}
