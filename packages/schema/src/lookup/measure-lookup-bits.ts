import type { Db } from "../context.ts";
import { MAX_LOOKUP_BITS } from "./hash.ts";

/** How many papers the smallest bucket must hold, so that a prefix does not tell which one is read. */
export const MIN_BUCKET = 16;

/**
 * The longest prefix, in bits, under which every bucket holds at least {@link MIN_BUCKET} distinct papers; 0 while the
 * corpus is small. Reads every id once a length tried, so a server keeps the answer for a while.
 */
export async function measureLookupBits(db: Db): Promise<number> {
  const papers = await db.paper.count();
  const most = Math.min(MAX_LOOKUP_BITS, Math.floor(Math.log2(Math.max(1, papers / MIN_BUCKET))));
  for (let bits = most; bits > 0; bits--) {
    const [row] = await db.$queryRaw<{ buckets: number; smallest: number }[]>`
      SELECT count(*)::int AS buckets, coalesce(min(papers), 0)::int AS smallest FROM (
        SELECT count(DISTINCT paper_id) AS papers FROM paper_ids
        GROUP BY lookup16 >> ${MAX_LOOKUP_BITS - bits}::int
      ) AS bucket`;
    if (row && row.buckets === 2 ** bits && row.smallest >= MIN_BUCKET) return bits;
  }
  return 0;
}
