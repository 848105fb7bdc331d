import type { Db, Viewer } from "@paperround/schema/context";
import type { Change } from "@paperround/schema/changes/read-changes";
import { readChanges } from "@paperround/schema/changes/read-changes";

/** A person's votes, list items and lists as an extension would keep them, made of `viewer.changes` alone. */
export class Copy {
  readonly things = new Set<string>();
  cursor: string | null = null;

  /** Takes what is new, page by page, once everything written until now can be read. Returns the changes that came. */
  async follow(db: Db, viewer: Viewer, first = 1_000): Promise<Change[]> {
    await settle(db);
    return this.followNow(db, viewer, first);
  }

  /** The same, with no regard to transactions that still run. */
  async followNow(db: Db, viewer: Viewer, first = 1_000): Promise<Change[]> {
    const taken: Change[] = [];
    for (let more = true; more;) {
      const answer = await readChanges(db, viewer, this.cursor, first);
      if (answer.reset) this.things.clear();
      for (const change of answer.changes) {
        if (change.removed) this.things.delete(nameOf(change));
        else this.things.add(nameOf(change));
      }
      taken.push(...answer.changes);
      this.cursor = answer.cursor;
      more = answer.hasMore;
    }
    return taken;
  }
}

/**
 * Waits until no transaction runs that began before now: changes are read below the oldest one, and that may be another
 * test's, on another database of the same server.
 */
export async function settle(db: Db): Promise<void> {
  const [now] = await db.$queryRaw<{ xmax: bigint }[]>`
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS xmax`;
  for (;;) {
    const [snapshot] = await db.$queryRaw<{ xmin: bigint }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin`;
    if (now && snapshot && snapshot.xmin >= now.xmax) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a copy should hold, of the database itself. */
export async function truth(db: Db, viewer: Viewer): Promise<Set<string>> {
  const votes = await db.vote.findMany({ where: { userId: viewer.id } });
  const items = await db.listItem.findMany({ where: { ownerId: viewer.id } });
  const lists = await db.list.findMany({ where: { ownerId: viewer.id } });
  return new Set([
    ...votes.map(({ paperId }) => nameOf({ kind: "VOTE", listId: 0, paperId })),
    ...items.map(({ listId, paperId }) => nameOf({ kind: "LIST_ITEM", listId, paperId })),
    ...lists.map(({ id }) => nameOf({ kind: "LIST", listId: id, paperId: 0 })),
  ]);
}

function nameOf({ kind, listId, paperId }: Omit<Change, "removed">): string {
  return `${kind} ${listId} ${paperId}`;
}
