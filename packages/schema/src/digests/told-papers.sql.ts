import type { Db } from "../context.ts";

/** A paper as a digest tells of it. */
export interface ToldPaper {
  id: number;
  title: string;
  summary: string | null;
  /** The first few, in their order. */
  authors: string[];
  authorCount: number;
  org: string | null;
  votes: number;
  comments: number;
  arxiv: string | null;
  landing: string | null;
}

/** The most authors that are named. */
const NAMED_AUTHORS = 4;

/** Papers as digests tell of them, whatever of them is shown, by their rows. One statement. */
export async function readToldPapers(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, ToldPaper>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<ToldPaper[]>`
    SELECT p.id, p.title, p.summary, p.author_count AS "authorCount", org.name AS org, p.upvote_count AS votes,
      p.comment_count AS comments, p.landing_url AS landing,
      ARRAY(
        SELECT a.name FROM authorships written JOIN authors a ON a.id = written.author_id
        WHERE written.paper_id = p.id ORDER BY written.position LIMIT ${NAMED_AUTHORS}
      ) AS authors,
      (SELECT value FROM paper_ids WHERE paper_id = p.id AND scheme = 'ARXIV' ORDER BY value LIMIT 1) AS arxiv
    FROM papers p LEFT JOIN orgs org ON org.id = p.org_id
    WHERE p.id = ANY(${[...ids]}::int[]) AND p.hidden_at IS NULL AND p.root_id IS NULL`;
  return new Map(rows.map((row) => [row.id, row]));
}
