import type { Db } from "../context.ts";

/** An import, from its beginning to its end, however often it is interrupted. */
export interface SourceRun {
  /** Where it goes on; null for the beginning. */
  cursor: string | null;
  begunAt: Date;
}

/**
 * Finds the import of this source that was interrupted, or writes down that one begins.
 * @param restart whether it begins in any case
 */
export async function beginSourceRun(
  db: Db,
  { source, key, now, restart }: { source: string; key: string; now: Date; restart: boolean },
): Promise<SourceRun> {
  const begun = { cursor: null, begunAt: now };
  return db.sourceCursor.upsert({
    where: { source_key: { source, key } },
    create: { source, key, ...begun },
    update: restart ? begun : {},
    select: { cursor: true, begunAt: true },
  });
}

/** What is kept of an import of this source; null when there is nothing. */
export async function readSourceCursor(
  db: Db,
  source: string,
  key: string,
): Promise<string | null> {
  const row = await db.sourceCursor.findUnique({ where: { source_key: { source, key } } });
  return row?.cursor ?? null;
}

/** Keeps where an import goes on; null: it has ended. */
export async function writeSourceCursor(
  db: Db,
  source: string,
  key: string,
  cursor: string | null,
): Promise<void> {
  if (cursor === null) {
    await db.sourceCursor.deleteMany({ where: { source, key } });
    return;
  }
  await db.sourceCursor.upsert({
    where: { source_key: { source, key } },
    create: { source, key, cursor },
    update: { cursor },
  });
}
