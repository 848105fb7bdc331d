import type { Db } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import type { ChangePlace } from "./change-cursor.ts";
import { readChangeCursor, writeChangeCursor } from "./change-cursor.ts";
import type { LoggedChange } from "./logged-change.ts";

/** Where the triggers of the log say that something was committed: PostgreSQL's LISTEN. */
export const CHANGES_CHANNEL = "paperround_changes";

/** The most that one call reads. */
const MAX_ENTRIES = 10_000;

/** What happened after a cursor, in order. */
export interface ChangeLog {
  changes: LoggedChange[];
  /** Where to go on. */
  cursor: string;
  hasMore: boolean;
  /** There is no going on from where the reader was: what it keeps is to be made anew, and followed from `cursor`. */
  reset: boolean;
  /** More has been committed already, and waits for a transaction that began earlier: it is worth asking again soon. */
  held: boolean;
}

interface Log {
  epoch: string;
  horizon: bigint;
  purgedIn: bigint;
  purgedSeq: bigint;
  held: boolean;
}

type Row = Log & {
  [Column in keyof (LoggedChange & ChangePlace)]: (LoggedChange & ChangePlace)[Column] | null;
};

/** After everything that a transaction wrote: the greatest that a cursor can say. */
const LAST_SEQ = 999_999_999_999_999_999n;

/**
 * Reads what happened to papers since a cursor. Entries carry the number of the transaction that wrote them, and only
 * those below the oldest one still running are read: what commits late comes later, and is never skipped. A reader
 * without a cursor, from another database, or from before what was purged is told to start anew: `reset`.
 * @throws {InvalidInputError} when it is no cursor
 */
export async function readChangeLog(
  db: Db,
  since: string | null,
  limit: number,
): Promise<ChangeLog> {
  const asked = since === null ? null : readChangeCursor(since);
  if (since !== null && !asked)
    throw InvalidInputError.at(["since"], "This is no cursor of the change log.");
  const from = asked ?? { epoch: "", changedIn: LAST_SEQ, changeSeq: LAST_SEQ };
  const most = Math.min(Math.max(limit, 1), MAX_ENTRIES);
  const rows = await readRows(db, from, most + 1);
  const [log] = rows;
  if (!log) throw new Error("The database has lost its database_info row.");
  const { epoch, horizon, held } = log;
  if (asked === null || !canFollow(asked, log)) {
    const cursor = writeChangeCursor({ epoch, changedIn: horizon - 1n, changeSeq: LAST_SEQ });
    return { changes: [], cursor, hasMore: false, reset: true, held };
  }
  const entries = rows.filter(isEntry);
  const hasMore = entries.length > most;
  if (hasMore) entries.pop();
  const { changedIn, changeSeq } = entries.at(-1) ?? asked;
  return {
    changes: entries.map(({ kind, paperId, subjectId, day, changedAt }) => ({
      kind,
      paperId,
      subjectId,
      day,
      changedAt,
    })),
    cursor: writeChangeCursor({ epoch, changedIn, changeSeq }),
    hasMore,
    reset: false,
    held,
  };
}

function canFollow({ epoch, changedIn, changeSeq }: ChangePlace, log: Log): boolean {
  return (
    epoch === log.epoch &&
    // Further than this database has come: it was restored from a backup.
    changedIn < log.horizon &&
    (changedIn > log.purgedIn || (changedIn === log.purgedIn && changeSeq >= log.purgedSeq))
  );
}

type Entry = LoggedChange & ChangePlace;

function isEntry(row: Row): row is Row & Entry {
  return row.kind !== null;
}

/** By one statement, and so as of one moment: between two of them, a purge could take what is still to be read. */
function readRows(db: Db, { changedIn, changeSeq }: ChangePlace, limit: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH log AS (
      SELECT epoch::text, purged_in, purged_seq, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon
      FROM database_info
    )
    SELECT log.epoch, log.horizon, log.purged_in AS "purgedIn", log.purged_seq AS "purgedSeq",
           EXISTS (SELECT FROM change_log WHERE changed_in >= log.horizon) AS held,
           kind::text, paper_id AS "paperId", subject_id AS "subjectId", day, changed_at AS "changedAt",
           changed_in AS "changedIn", change_seq AS "changeSeq"
    FROM log LEFT JOIN LATERAL (
      SELECT * FROM change_log
      WHERE (changed_in, change_seq) > (${changedIn}::bigint, ${changeSeq}::bigint) AND changed_in < log.horizon
      ORDER BY changed_in, change_seq LIMIT ${limit}::int
    ) AS entry ON true
    ORDER BY changed_in, change_seq`;
}
