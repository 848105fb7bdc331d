import type { Db } from "../context.ts";
import { standsForPaper } from "./find-twin.ts";

/** Sets these locks apart from others that are named by two numbers. */
const TITLES = 7_161;

/**
 * Has everybody else who brings a paper of one of these titles wait until this transaction ends: of two who know it by
 * different ids, and so have no row in common, the second finds the first one's by its title. Taken before any row is
 * locked, and in one order everywhere, so that nobody waits in a circle.
 */
export async function lockTitles(tx: Db, titleKeys: readonly string[]): Promise<void> {
  const telling = titleKeys.filter(standsForPaper);
  if (telling.length === 0) return;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(${TITLES}::int, key)
    FROM (SELECT DISTINCT hashtext(title) AS key FROM unnest(${telling}::text[]) AS title ORDER BY key) AS titles`;
}
