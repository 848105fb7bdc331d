import type { Db } from "../context.ts";

/** Lets a paper's newness count from the first list it stands on; takes it off every feed when it stands on none. */
export async function rankFromFirstListing(tx: Db, paperId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE papers SET listed_at = first.at
    FROM (
      SELECT min(listed_at) AS at FROM submissions WHERE paper_id = ${paperId} AND status = 'LISTED'
    ) AS first
    WHERE id = ${paperId} AND listed_at IS DISTINCT FROM first.at`;
}
