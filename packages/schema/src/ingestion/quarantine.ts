import { createHash } from "node:crypto";
import type { Db } from "../context.ts";

/** How much of a bad record is kept: enough to see what it was, and to try it again where it is short. */
const MAX_EXCERPT = 64_000;

/** A record that could not be used, and why. */
export interface BadRecord {
  source: string;
  /** The raw record, or its beginning. */
  excerpt: string;
  reason: string;
}

/** When a bad record is put aside, and when the import began that met it. */
export interface Meeting {
  now: Date;
  begunAt: Date;
}

/**
 * Puts a bad record aside; the same one stands there once, with the last reason. It is counted once an import, as one
 * that is killed and goes on meets the same records again.
 */
export async function quarantine(
  db: Db,
  { source, excerpt, reason }: BadRecord,
  { now, begunAt }: Meeting,
): Promise<void> {
  // PostgreSQL takes no NUL, and a surrogate cut in two is no text.
  const kept = excerpt.replaceAll("\0", "\uFFFD").slice(0, MAX_EXCERPT).toWellFormed();
  const excerptHash = createHash("sha256").update(kept).digest("hex");
  await db.$executeRaw`
    INSERT INTO quarantined_records (source, excerpt_hash, excerpt, reason, first_seen_at, last_seen_at)
    VALUES (${source}, ${excerptHash}, ${kept}, ${reason.replaceAll("\0", "").slice(0, 2_000)}, ${now}, ${now})
    ON CONFLICT (source, excerpt_hash) DO UPDATE
      SET reason = EXCLUDED.reason, last_seen_at = EXCLUDED.last_seen_at,
        seen_count = quarantined_records.seen_count + (quarantined_records.last_seen_at < ${begunAt})::int`;
}

/** A record in quarantine. */
export interface QuarantinedRecord extends BadRecord {
  id: number;
  seenCount: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** The records in quarantine, the oldest first, after a row; of one source when it is named. */
export function listQuarantine(
  db: Db,
  { source, after = 0, take = 100 }: { source?: string | undefined; after?: number; take?: number },
): Promise<QuarantinedRecord[]> {
  return db.quarantinedRecord.findMany({
    where: { id: { gt: after }, ...(source === undefined ? {} : { source }) },
    orderBy: { id: "asc" },
    take,
    omit: { excerptHash: true },
  });
}

/** Lets a record out: it was used, or nobody wants it. */
export async function releaseFromQuarantine(db: Db, id: number): Promise<void> {
  await db.quarantinedRecord.deleteMany({ where: { id } });
}
