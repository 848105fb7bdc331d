import type { Db } from "../context.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import type { PaperRecord } from "../papers/paper-record.ts";
import { exclusiveIdsOf } from "./exclusive-ids.ts";
import { membersOf } from "./paper-locks.ts";

/**
 * Puts ids before the moderators that a source gives a paper which has another one of that scheme, each once: what was
 * decided of a paper stays decided.
 */
export async function queueDisputedIds(
  tx: Db,
  paperId: number,
  { source, title, ids }: PaperRecord,
  disputed: PaperRecord["ids"],
): Promise<void> {
  if (disputed.length === 0) return;
  const earlier = await tx.disputedId.findMany({
    where: {
      paperId: { in: await membersOf(tx, paperId) },
      OR: disputed.map(({ scheme, value }) => ({ scheme, value })),
    },
    select: { scheme: true, value: true },
  });
  const known = new Set(earlier.map(lookupKey));
  const present = (await exclusiveIdsOf(tx, paperId)).map(lookupKey);
  const evidence = {
    present,
    source: source.name,
    url: source.url,
    title,
    ids: ids.map(lookupKey),
  };
  await tx.disputedId.createMany({
    data: disputed
      .filter((id) => !known.has(lookupKey(id)))
      .map(({ scheme, value, version }) => ({
        paperId,
        scheme,
        value,
        version: version ?? null,
        source: source.name,
        evidence,
      })),
    skipDuplicates: true,
  });
}
