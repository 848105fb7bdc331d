import type { Db } from "../context.ts";
import type { Followed, Wishes } from "./match-papers.ts";
import type { Schedule } from "./schedule.ts";

/** A subscription that is due, as it is composed for. */
export interface DueSubscription extends Schedule, Wishes {
  id: number;
  userId: string | null;
  revision: number;
  nextDueAt: Date;
  /** A day, as text. */
  lastPeriod: string | null;
}

/** What all that are due have in common: how many, and since when the earliest wants to be told. */
export async function measureDue(
  db: Db,
  now: Date,
): Promise<{ count: number; newSince: Date | null }> {
  const [row] = await db.$queryRaw<{ count: number; newSince: Date | null }[]>`
    SELECT count(*)::int AS count, min(new_since) AS "newSince" FROM digest_subscriptions
    WHERE next_due_at <= ${now}`;
  return row ?? { count: 0, newSince: null };
}

/** Those that are due, some at a time in the order of their rows. */
export async function readDue(
  db: Db,
  { now, after, most }: { now: Date; after: number; most: number },
): Promise<DueSubscription[]> {
  return db.$queryRaw<DueSubscription[]>`
    SELECT id, user_id AS "userId", revision, cadence::text AS cadence, weekday, hour, time_zone AS "timeZone",
      keywords, categories, author_ids AS "authorIds", org_ids AS "orgIds", followed, min_votes AS "minVotes",
      (extract(epoch FROM coalesce(new_since, requested_at)) * 1000)::float8 AS "newSince",
      next_due_at AS "nextDueAt", last_period::text AS "lastPeriod"
    FROM digest_subscriptions
    WHERE next_due_at <= ${now} AND id > ${after}
    ORDER BY id LIMIT ${most}`;
}

/** Whom these people follow. */
export async function readFollowed(
  db: Db,
  people: readonly string[],
): Promise<Map<string, Followed>> {
  if (people.length === 0) return new Map();
  const rows = await db.$queryRaw<({ userId: string } & Followed)[]>`
    SELECT user_id AS "userId",
      coalesce(array_agg(author_id) FILTER (WHERE author_id IS NOT NULL), '{}') AS "authorIds",
      coalesce(array_agg(org_id) FILTER (WHERE org_id IS NOT NULL), '{}') AS "orgIds",
      coalesce(array_agg(list_id) FILTER (WHERE list_id IS NOT NULL), '{}') AS "listIds"
    FROM follows WHERE user_id = ANY(${[...people]}::text[]) GROUP BY user_id`;
  return new Map(rows.map((row) => [row.userId, row]));
}

/**
 * Which of some papers a run of subscriptions had already, as the papers that stand now.
 * @param papers rows of all members
 * @returns by subscription
 */
export async function readHad(
  db: Db,
  papers: readonly number[],
  { first, last }: { first: number; last: number },
): Promise<Map<number, Set<number>>> {
  const had = new Map<number, Set<number>>();
  if (papers.length === 0) return had;
  const rows = await db.$queryRaw<{ subscriptionId: number; ids: number[] }[]>`
    SELECT had.subscription_id AS "subscriptionId", array_agg(coalesce(p.root_id, p.id)) AS ids
    FROM digest_papers had JOIN papers p ON p.id = had.paper_id
    WHERE had.paper_id = ANY(${[...papers]}::int[]) AND had.subscription_id BETWEEN ${first} AND ${last}
    GROUP BY had.subscription_id`;
  for (const { subscriptionId, ids } of rows) had.set(subscriptionId, new Set(ids));
  return had;
}
