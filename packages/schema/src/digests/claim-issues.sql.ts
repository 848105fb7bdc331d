import type { Db } from "../context.ts";

/** What one subscription that was due comes to. */
export interface ComposedIssue {
  subscriptionId: number;
  revision: number;
  dueAt: Date;
  /** A day, as text. */
  period: string;
  nextDueAt: Date;
  /** In the issue's order; none: nothing is sent. */
  paperIds: readonly number[];
}

/**
 * Claims issues, all by one statement: each subscription moves on to when it is due next, and what it is to be sent is
 * there to be sent, with every paper marked as told, and those that are one with it. Whatever has changed since it was read
 * (another process was first, its reader left, or wishes otherwise) claims nothing.
 * @returns how many subscriptions moved on, and how many issues there are now to be sent
 */
export async function claimIssues(
  db: Db,
  composed: readonly ComposedIssue[],
  now: Date,
): Promise<{ moved: number; claimed: number }> {
  if (composed.length === 0) return { moved: 0, claimed: 0 };
  const [row] = await db.$queryRaw<{ moved: number; claimed: number }[]>`
    WITH asked AS MATERIALIZED (
      SELECT * FROM unnest(
        ${composed.map(({ subscriptionId }) => subscriptionId)}::int[],
        ${composed.map(({ revision }) => revision)}::int[],
        ${composed.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[],
        ${composed.map(({ period }) => period)}::date[],
        ${composed.map(({ nextDueAt }) => nextDueAt.toISOString())}::timestamptz[],
        ${composed.map(({ paperIds }) => paperIds.join(","))}::text[]
      ) AS asked (id, revision, due_at, period, next_due_at, papers)
    ),
    locked AS MATERIALIZED (
      SELECT digest.id FROM digest_subscriptions digest JOIN asked ON asked.id = digest.id
      WHERE digest.state = 'ACTIVE' AND digest.revision = asked.revision AND digest.next_due_at = asked.due_at
      ORDER BY digest.id FOR NO KEY UPDATE OF digest
    ),
    moved AS (
      UPDATE digest_subscriptions digest
      SET next_due_at = asked.next_due_at, last_period = asked.period, new_since = ${now}
      FROM asked, locked
      WHERE digest.id = asked.id AND locked.id = asked.id
      RETURNING digest.id, asked.period, asked.papers
    ),
    claimed AS (
      INSERT INTO digest_issues (subscription_id, period, paper_ids, next_attempt_at, created_at)
      SELECT id, period, string_to_array(papers, ',')::int[], ${now}, ${now} FROM moved WHERE papers <> ''
      ORDER BY id
      ON CONFLICT (subscription_id, period) DO NOTHING
      RETURNING id, subscription_id, paper_ids
    ),
    paper AS MATERIALIZED (
      SELECT DISTINCT unnest(paper_ids) AS id FROM claimed
    ),
    member AS MATERIALIZED (
      SELECT paper.id AS told, p.id FROM paper JOIN papers p ON p.id = paper.id
      UNION
      SELECT paper.id, p.id FROM paper JOIN papers p ON p.root_id = paper.id
    ),
    told AS (
      INSERT INTO digest_papers (paper_id, subscription_id, issue_id)
      SELECT member.id, claimed.subscription_id, claimed.id
      FROM claimed CROSS JOIN LATERAL unnest(claimed.paper_ids) AS paper (id) JOIN member ON member.told = paper.id
      ORDER BY 1, 2
      ON CONFLICT DO NOTHING
    )
    SELECT (SELECT count(*) FROM moved)::int AS moved, (SELECT count(*) FROM claimed)::int AS claimed`;
  return row ?? { moved: 0, claimed: 0 };
}
