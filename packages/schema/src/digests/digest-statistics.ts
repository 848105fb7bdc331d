import type { Clock, Db } from "../context.ts";

/** How the digest goes, in numbers. */
export interface DigestStatistics {
  subscribers: number;
  pending: number;
  optOuts: number;
  bounced: number;
  complained: number;
  sent: number;
  sentLately: number;
  waiting: number;
  failed: number;
}

const LATELY = 30 * 86_400_000;

/** Counts readers and issues. Who left is counted after their address is forgotten, too. */
export async function readDigestStatistics(db: Db, clock: Clock): Promise<DigestStatistics> {
  const since = new Date(clock.now().getTime() - LATELY);
  const [row] = await db.$queryRaw<DigestStatistics[]>`
    SELECT digest.*, departed.*, issue.* FROM
      (SELECT count(*) FILTER (WHERE state = 'ACTIVE')::int AS subscribers,
         count(*) FILTER (WHERE state = 'PENDING')::int AS pending FROM digest_subscriptions) AS digest,
      (SELECT count(*) FILTER (WHERE reason = 'ENDED')::int AS "optOuts",
         count(*) FILTER (WHERE reason = 'BOUNCED')::int AS bounced,
         count(*) FILTER (WHERE reason = 'COMPLAINED')::int AS complained FROM digest_departures) AS departed,
      (SELECT count(*) FILTER (WHERE state = 'SENT')::int AS sent,
         count(*) FILTER (WHERE state = 'SENT' AND sent_at >= ${since})::int AS "sentLately",
         count(*) FILTER (WHERE state = 'WAITING')::int AS waiting,
         count(*) FILTER (WHERE state IN ('REFUSED', 'FAILED'))::int AS failed FROM digest_issues) AS issue`;
  if (!row) throw new Error("Nothing was counted.");
  return row;
}
