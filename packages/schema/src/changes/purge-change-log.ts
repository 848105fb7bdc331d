import type { Db } from "../context.ts";

/** How many entries one statement purges: few enough that nobody waits for it. */
const BATCH = 10_000;

/**
 * Forgets what happened before a moment. A reader who has not come that far is told to start anew, see `readChangeLog`.
 * Any number of processes may do it at once.
 * @returns how many entries went
 */
export async function purgeChangeLog(db: Db, before: Date): Promise<number> {
  let purged = 0;
  for (;;) {
    const gone = await purgeSome(db, before);
    purged += gone;
    if (gone < BATCH) return purged;
  }
}

/** What a transaction wrote that still runs when it is old is younger than what readers may read: it stays. */
async function purgeSome(db: Db, before: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ gone: number }[]>`
    WITH turn AS (SELECT id FROM database_info FOR UPDATE),
    old AS (
      SELECT changed_in, change_seq FROM change_log, turn
      WHERE changed_in < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      ORDER BY changed_in, change_seq LIMIT ${BATCH}::int
    ),
    gone AS (
      DELETE FROM change_log entry USING old
      WHERE entry.changed_in = old.changed_in AND entry.change_seq = old.change_seq AND entry.changed_at < ${before}
      RETURNING entry.changed_in, entry.change_seq
    ),
    moved AS (
      UPDATE database_info SET purged_in = last.changed_in, purged_seq = last.change_seq
      FROM (SELECT * FROM gone ORDER BY changed_in DESC, change_seq DESC LIMIT 1) AS last
      WHERE (last.changed_in, last.change_seq) > (purged_in, purged_seq)
    )
    SELECT count(*)::int AS gone FROM gone`;
  return row?.gone ?? 0;
}
