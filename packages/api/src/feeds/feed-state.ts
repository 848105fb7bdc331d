import type { PrismaClient } from "@paperround/schema/context";

/**
 * Since when a feed says what it says. It is written down, since no date in a feed tells when something left it: a
 * client that asks for what changed since then must not be told that nothing did.
 * @param hash of what it says now
 * @param first what to begin with when nobody has asked for this feed before
 * @returns whole seconds, other ones for each state of a feed
 */
export async function lastChange(
  db: PrismaClient,
  feed: { name: string; hash: string },
  { first, now }: { first: Date; now: Date },
): Promise<Date> {
  const { name, hash } = feed;
  for (;;) {
    const known = await db.feedState.findUnique({ where: { name } });
    if (known?.hash === hash) return known.changedAt;
    const changedAt = wholeSeconds(known === null && first < now ? first : now);
    const [written] = await db.$queryRaw<{ changedAt: Date }[]>`
      INSERT INTO feed_states (name, hash, changed_at) VALUES (${name}, ${hash}, ${changedAt})
      ON CONFLICT (name) DO UPDATE SET
        hash = EXCLUDED.hash,
        changed_at = greatest(${wholeSeconds(now)}, feed_states.changed_at + interval '1 second')
        WHERE feed_states.hash <> EXCLUDED.hash
      RETURNING changed_at AS "changedAt"`;
    // None: another request has just written the same.
    if (written) return written.changedAt;
  }
}

function wholeSeconds(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000);
}
