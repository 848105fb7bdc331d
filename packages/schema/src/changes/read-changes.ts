import type { Db, Viewer } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import type { ChangePlace } from "./change-cursor.ts";
import { readChangeCursor, writeChangeCursor } from "./change-cursor.ts";

/** The most changes in one answer. */
export const MAX_CHANGES = 1_000;

/** One thing that became so, or is no more. `listId` is 0 for a vote, `paperId` for a list. */
export interface Change {
  kind: "VOTE" | "LIST_ITEM" | "LIST";
  removed: boolean;
  listId: number;
  paperId: number;
}

/** What changed after a cursor, oldest first, each thing once and as it is now. */
export interface Changes {
  changes: Change[];
  cursor: string;
  hasMore: boolean;
  /** The cursor meant another database: this is the whole again, to be taken into an empty copy. */
  reset: boolean;
}

type Row = Change & { changedIn: bigint; changeSeq: bigint };

/**
 * A person's votes, list items and lists that changed since a cursor; everything when there is none. Rows carry the
 * number of the transaction that wrote them, and only those below the oldest one still running are read: what commits
 * late is in the next answer, never skipped.
 * @throws {InvalidInputError} when it is no cursor or `first` is out of range
 */
export async function readChanges(
  db: Db,
  viewer: Viewer,
  since: string | null | undefined,
  first: number,
): Promise<Changes> {
  if (first < 1 || first > MAX_CHANGES) {
    throw InvalidInputError.at(["first"], `\`first\` is between 1 and ${MAX_CHANGES}.`);
  }
  const asked = since == null ? null : readChangeCursor(since);
  if (since != null && !asked) {
    throw InvalidInputError.at(
      ["since"],
      "`since` is no cursor: take one from an earlier answer, or leave it out.",
    );
  }
  const [info] = await db.$queryRaw<{ epoch: string; horizon: bigint }[]>`
    SELECT epoch::text, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon FROM database_info`;
  if (!info) throw new Error("The database has lost its database_info row.");
  const reset = asked !== null && (asked.epoch !== info.epoch || asked.changedIn >= info.horizon);
  const from: ChangePlace =
    asked && !reset ? asked : { epoch: info.epoch, changedIn: 0n, changeSeq: 0n };
  const rows = await readRows(db, viewer, from, info.horizon, first + 1);
  const hasMore = rows.length > first;
  if (hasMore) rows.pop();
  return {
    changes: rows.map(({ kind, removed, listId, paperId }) => ({ kind, removed, listId, paperId })),
    cursor: writeChangeCursor({ ...from, ...rows.at(-1) }),
    hasMore,
    reset,
  };
}

function readRows(
  db: Db,
  viewer: Viewer,
  { changedIn, changeSeq }: ChangePlace,
  horizon: bigint,
  limit: number,
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT 'VOTE' AS kind, false AS removed, 0 AS "listId", paper_id AS "paperId",
             changed_in AS "changedIn", change_seq AS "changeSeq"
      FROM votes WHERE user_id = ${viewer.id}
      UNION ALL
      SELECT 'LIST_ITEM', false, list_id, paper_id, changed_in, change_seq
      FROM list_items WHERE owner_id = ${viewer.id}
      UNION ALL
      SELECT 'LIST', false, id, 0, changed_in, change_seq
      FROM lists WHERE owner_id = ${viewer.id}
      UNION ALL
      SELECT kind::text, true, list_id, paper_id, changed_in, change_seq
      FROM tombstones WHERE user_id = ${viewer.id}
    ) AS change
    WHERE ("changedIn", "changeSeq") > (${changedIn}::bigint, ${changeSeq}::bigint) AND "changedIn" < ${horizon}::bigint
    ORDER BY "changedIn", "changeSeq" LIMIT ${limit}::int`;
}
