import type { QueueEntry, QueueSummary, QueueView } from "../../queue-view.ts";
import type { Pause, QueueRow } from "../../offline-database.ts";
import type { Owner } from "./queue-store.ts";

/** What is in use: the server, and who is signed in there. */
export interface InUse {
  server: string;
  account: string | null;
}

/** How the queue stands, seen from the server and account in use. */
export function summaryOf(
  rows: readonly QueueRow[],
  inUse: InUse,
  pause: Pause | null,
): QueueSummary {
  const own = rows.filter((row) => isOwn(row, inUse));
  const waiting = own.filter(({ refusal }) => refusal === null).length;
  const others = Map.groupBy(
    rows.filter((row) => row.server === inUse.server && !isOwn(row, inUse)),
    ({ account }) => account,
  );
  const isPaused = waiting > 0 && pause !== null;
  return {
    waiting,
    refused: own.length - waiting,
    signedOut: [...others].map(([account, { length: count }]) => ({ account, count })),
    nextTryAt: isPaused ? pause.until : null,
    failure: isPaused ? pause.failure : null,
  };
}

/** The whole queue, other servers' and accounts' parts too: whoever reads it may drop them. */
export function viewOf(
  rows: readonly QueueRow[],
  inUse: InUse,
  pause: Pause | null,
  underWay: number | null,
): QueueView {
  const entries = rows.map((row): QueueEntry => {
    const { id, server, account, action, title, queuedAt, refusal } = row;
    return { id, server, account, action, title, queuedAt, refusal, state: stateOf(row) };
  });
  return { ...summaryOf(rows, inUse, pause), entries };

  function stateOf(row: QueueRow): QueueEntry["state"] {
    if (!isOwn(row, inUse)) return "elsewhere";
    if (row.refusal !== null) return "refused";
    return row.id === underWay ? "sending" : "waiting";
  }
}

/** Whose the actions of now are; null when nobody is signed in. */
export function ownerOf({ server, account }: InUse): Owner | null {
  return account === null ? null : { server, account };
}

function isOwn(row: QueueRow, { server, account }: InUse): boolean {
  return row.server === server && row.account === account;
}
