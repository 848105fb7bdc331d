import type { PrismaClient } from "@paperround/schema/context";
import { expect } from "vitest";

/** What anybody may raise by voting, discussing and following, and what follows from it; the rest of a row is its owner's. */
const COUNTED = [
  "comment_count",
  "reactor_count",
  "upvote_count",
  "points",
  "hotness",
  "updated_at",
];

/** Tables of the server's own bookkeeping. */
const BOOKKEEPING = ["_prisma_migrations", "sessions", "idempotency_keys", "database_info"];

/** Every row of every table, by table. */
export async function rowsOf(db: PrismaClient): Promise<Map<string, string[]>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const rows = new Map<string, string[]>();
  for (const { name } of tables) {
    if (BOOKKEEPING.includes(name)) continue;
    const found = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${name}" t`,
      COUNTED,
    );
    // The database gives them in no order.
    rows.set(name, found.map(({ row }) => row).toSorted());
  }
  return rows;
}

/**
 * Everything that was there still is, as it was; more may be there.
 * @param actor whose own things may have changed
 */
export async function expectKept(
  db: PrismaClient,
  before: Map<string, string[]>,
  actor: string,
): Promise<void> {
  const after = await rowsOf(db);
  for (const [table, rows] of before) {
    const there = new Set(after.get(table));
    expect(
      rows.filter((row) => !there.has(row) && !row.includes(JSON.stringify(actor))),
      `rows of ${table} that are gone or changed`,
    ).toEqual([]);
  }
}
