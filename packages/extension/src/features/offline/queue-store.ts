import type { Failure } from "../../result.ts";
import { DURABLE, offlineDatabase } from "../../offline-database.ts";
import type { Pause, QueueRow } from "../../offline-database.ts";
import { coalesce } from "./coalesce.ts";
import { isOfAnotherTime } from "./pauses.ts";

/** Whose actions. */
export interface Owner {
  server: string;
  /** An email address. */
  account: string;
}

export type NewRow = Pick<QueueRow, "action" | "title" | "ids">;

/**
 * Keeps an action until the server has taken it.
 * @param underWay the row that is being sent: what is said of it is no longer true of the server alone
 * @returns the row that says it, and those that it makes superfluous
 */
export async function addAction(
  { server, account }: Owner,
  { action, title, ids }: NewRow,
  underWay: number | null,
): Promise<{ id: number; dropped: number[] }> {
  const tx = (await offlineDatabase()).transaction("actions", "readwrite", DURABLE);
  const rows = await tx.store.index("owner").getAll([server, account]);
  const { dropped, into } = coalesce(
    rows.filter(({ id }) => id !== underWay),
    action,
  );
  for (const id of dropped) await tx.store.delete(id);
  let id = into?.id ?? 0;
  if (into) {
    const row = rows.find((one) => one.id === into.id);
    if (row) await tx.store.put({ ...row, action: into.action });
  } else {
    const row: Omit<QueueRow, "id"> = {
      server,
      account,
      action,
      title,
      ids,
      queuedAt: Date.now(),
      breaks: 0,
      firstSentAt: null,
      refusal: null,
    };
    // The key comes from the database.
    id = await tx.store.add(row as QueueRow);
  }
  await tx.done;
  return { id, dropped };
}

/** Everything that is kept, in order. */
export async function allRows(): Promise<QueueRow[]> {
  return (await offlineDatabase()).getAll("actions");
}

/** What one reader has at one server, in order. */
export async function rowsOf({ server, account }: Owner): Promise<QueueRow[]> {
  return (await offlineDatabase()).getAllFromIndex("actions", "owner", [server, account]);
}

/** Notes, before it is sent, that it is: from then on the server may have it. */
export async function noteSending(id: number): Promise<QueueRow | null> {
  return change(id, (row) => ({
    ...row,
    firstSentAt: row.firstSentAt ?? Date.now(),
  }));
}

/** Counts how often the server broke on it, this time among them. */
export async function noteBreak(id: number): Promise<number> {
  const row = await change(id, (before) => ({ ...before, breaks: before.breaks + 1 }));
  return row?.breaks ?? 0;
}

/** Keeps what the server does not want, for the reader to decide. */
export async function refuse(id: number, refusal: Failure): Promise<void> {
  await change(id, (row) => ({ ...row, refusal }));
}

export async function dropAction(id: number): Promise<void> {
  const tx = (await offlineDatabase()).transaction("actions", "readwrite", DURABLE);
  await tx.store.delete(id);
  await tx.done;
}

/** Sends refused ones again, after all that wait by now. */
export async function queueAgain(owner: Owner, id: number | null): Promise<void> {
  const tx = (await offlineDatabase()).transaction("actions", "readwrite", DURABLE);
  const rows = await tx.store.index("owner").getAll([owner.server, owner.account]);
  for (const row of rows) {
    if (row.refusal === null || (id !== null && row.id !== id)) continue;
    const { id: _old, ...rest } = row;
    await tx.store.delete(row.id);
    const again = {
      ...rest,
      action: knowingly(row),
      breaks: 0,
      firstSentAt: null,
      refusal: null,
    };
    await tx.store.add(again as QueueRow);
  }
  await tx.done;
}

/** Who tries again after they were shown what stands there by now wants it overwritten. */
function knowingly({ action, refusal }: QueueRow): QueueRow["action"] {
  if (refusal?.kind !== "refused") return action;
  if (action.kind === "delete-comment") return { ...action, revision: null };
  if (action.kind !== "save") return action;
  return { ...action, noteBefore: refusal.theirs };
}

/**
 * The server has taken an edit: what waits for the same comment was done to the text that stands there now, though the
 * reader could not know the number that it would get.
 */
export async function followRevision(
  { server, account }: Owner,
  edit: Extract<QueueRow["action"], { kind: "edit-comment" }>,
  revision: number,
): Promise<void> {
  const tx = (await offlineDatabase()).transaction("actions", "readwrite", DURABLE);
  for (const row of await tx.store.index("owner").getAll([server, account])) {
    const { action } = row;
    if (!("revision" in action) || action.commentId !== edit.commentId) continue;
    if (action.revision === edit.revision) {
      await tx.store.put({ ...row, action: { ...action, revision } });
    }
  }
  await tx.done;
}

async function change(id: number, to: (row: QueueRow) => QueueRow): Promise<QueueRow | null> {
  const tx = (await offlineDatabase()).transaction("actions", "readwrite", DURABLE);
  const row = await tx.store.get(id);
  const changed = row ? to(row) : null;
  if (changed) await tx.store.put(changed);
  await tx.done;
  return changed;
}

/** The pause that was begun last, over or not; none where the clock has been put back since. */
export async function pauseOf({ server, account }: Owner): Promise<Pause | null> {
  const pause = await (await offlineDatabase()).get("pauses", [server, account]);
  return pause && !isOfAnotherTime(pause, Date.now()) ? pause : null;
}

export async function setPause(pause: Pause): Promise<void> {
  await (await offlineDatabase()).put("pauses", pause);
}

export async function endPause({ server, account }: Owner): Promise<void> {
  await (await offlineDatabase()).delete("pauses", [server, account]);
}
