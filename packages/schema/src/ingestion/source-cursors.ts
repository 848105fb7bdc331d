import type { Db } from "../context.ts";

/** Where an import of this source goes on; null when it has not begun. */
export async function readSourceCursor(
  db: Db,
  source: string,
  key: string,
): Promise<string | null> {
  const row = await db.sourceCursor.findUnique({ where: { source_key: { source, key } } });
  return row?.cursor ?? null;
}

/** Keeps where an import goes on, or forgets it when `cursor` is null. */
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
