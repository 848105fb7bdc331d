import type { PrismaClient } from "@paperround/schema/context";

/**
 * How often the index was made anew on request, wherever that was. It stands in the database, which all servers share whatever
 * folders they have: whose index is of fewer makes it anew.
 */
export async function readRebuilds(db: PrismaClient): Promise<number> {
  const info = await db.databaseInfo.findUniqueOrThrow({
    where: { id: 1 },
    select: { indexRebuilds: true },
  });
  return info.indexRebuilds;
}

/** Counts one more, and returns how many there are now. */
export async function countRebuild(db: PrismaClient): Promise<number> {
  const info = await db.databaseInfo.update({
    where: { id: 1 },
    data: { indexRebuilds: { increment: 1 } },
    select: { indexRebuilds: true },
  });
  return info.indexRebuilds;
}
