import type { Db } from "../context.ts";

/** A paper that digests may tell of. */
export interface Candidate {
  id: number;
  /** When it came on a list, or was put on that of an earlier day, in milliseconds. */
  since: number;
  votes: number;
  /** In lower case. */
  keywords: string[];
  categories: string[];
  orgId: number | null;
  authorIds: number[];
  /** Those that are one with it, itself among them. */
  members: number[];
  /** Lists that anybody may see and somebody follows. */
  listIds: number[];
}

/** Of how many days lists are looked at, in milliseconds; longer, where a digest has waited for longer. */
const WINDOW = 8 * 86_400_000;
const LONGEST_WINDOW = 35 * 86_400_000;

/**
 * The papers that came on a list lately, the best first. One statement, however many readers and papers there are.
 * @param newSince the earliest moment from which any reader wants to be told
 */
export async function readCandidates(db: Db, newSince: Date, now: Date): Promise<Candidate[]> {
  const since = new Date(
    Math.max(now.getTime() - LONGEST_WINDOW, Math.min(newSince.getTime(), now.getTime() - WINDOW)),
  );
  return db.$queryRaw<Candidate[]>`
    WITH candidate AS MATERIALIZED (
      SELECT p.id, p.upvote_count, p.points, p.keywords, p.categories, p.org_id,
        max(greatest(listed.listed_at, listed.submitted_at, listed.decided_at)) AS since
      FROM submissions listed JOIN papers p ON p.id = listed.paper_id
      WHERE listed.status = 'LISTED' AND listed.listed_at <= ${now}
        AND listed.day >= (${since}::timestamptz AT TIME ZONE 'UTC')::date - 1
        AND listed.day <= (${now}::timestamptz AT TIME ZONE 'UTC')::date
        AND p.hidden_at IS NULL AND p.root_id IS NULL
        -- A paper is new once: not when it comes on another list.
        AND p.listed_at >= ${since}::timestamptz - interval '1 day'
      GROUP BY p.id
    ),
    written AS (
      SELECT paper_id, array_agg(author_id) AS ids FROM authorships
      WHERE paper_id IN (SELECT id FROM candidate) GROUP BY paper_id
    ),
    one AS (
      SELECT root_id, array_agg(id) AS ids FROM papers
      WHERE root_id IN (SELECT id FROM candidate) GROUP BY root_id
    ),
    kept AS (
      SELECT item.paper_id, array_agg(item.list_id) AS ids
      FROM list_items item JOIN lists ON lists.id = item.list_id
      WHERE item.paper_id IN (SELECT id FROM candidate) AND lists.visibility <> 'PRIVATE'
        AND EXISTS (SELECT FROM follows WHERE follows.list_id = lists.id)
      GROUP BY item.paper_id
    )
    SELECT c.id, (extract(epoch FROM c.since) * 1000)::float8 AS since, c.upvote_count AS votes,
      ARRAY(SELECT lower(word) FROM unnest(c.keywords) AS word) AS keywords, c.categories, c.org_id AS "orgId",
      coalesce(written.ids, '{}') AS "authorIds", c.id || coalesce(one.ids, '{}') AS members,
      coalesce(kept.ids, '{}') AS "listIds"
    FROM candidate c
    LEFT JOIN written ON written.paper_id = c.id
    LEFT JOIN one ON one.root_id = c.id
    LEFT JOIN kept ON kept.paper_id = c.id
    ORDER BY c.points DESC NULLS LAST, c.id DESC`;
}
