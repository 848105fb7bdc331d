import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";

/** A paper near another, before it is loaded. */
export interface RelatedRow {
  /** Whose neighbour it is. */
  seedId: number;
  paperId: number;
  /** Higher is nearer; comparable only among one paper's neighbours. */
  score: number;
  sharedKeywords: string[];
  sharedAuthors: number;
  /** How much of the seed's wording it shares, by ts_rank. */
  wording: number;
}

/** The most candidates that one signal may bring to one paper, so that the cost does not grow with the corpus. */
const CANDIDATES = 200;

/** How many neighbours a paper has at most. */
export const MAX_RELATED = 50;

/**
 * The neighbours of many papers in one statement. Three signals bring candidates: shared keywords, shared authors,
 * and the rarer words of the title and keywords; each is bounded. A shared keyword counts 1, a shared author 0.5, the
 * wording up to 1. Where all three bring too few, the newest papers fill up, with score 0: the list is never empty
 * while there is another paper.
 */
export function readRelated(db: Db, seedIds: number[]): Promise<RelatedRow[]> {
  return db.$queryRaw<RelatedRow[]>(Prisma.sql`
    SELECT seed.id AS "seedId", near.id AS "paperId", near.score, near.keywords AS "sharedKeywords",
           near.authors AS "sharedAuthors", near.wording
    FROM papers seed
    CROSS JOIN LATERAL (
      SELECT to_tsquery('simple', string_agg(quote_literal(lexeme), ' | ')) AS query
      FROM (
        SELECT lexeme FROM unnest(seed.search) AS word(lexeme, positions, weights)
        WHERE weights && ARRAY['A', 'B'] AND length(lexeme) > 2 LIMIT 40
      ) AS words
    ) AS wording
    CROSS JOIN LATERAL (
      SELECT candidate.id,
             coalesce(array_length(shared.keywords, 1), 0) + 0.5 * written.authors + words.rank AS score,
             coalesce(shared.keywords, '{}') AS keywords, written.authors, words.rank AS wording
      FROM (
        (SELECT id FROM papers WHERE keywords && seed.keywords LIMIT ${CANDIDATES}::int)
        UNION
        (SELECT beside.paper_id FROM authorships mine JOIN authorships beside USING (author_id)
         WHERE mine.paper_id = seed.id LIMIT ${CANDIDATES}::int)
        UNION
        (SELECT id FROM papers WHERE search @@ wording.query LIMIT ${CANDIDATES}::int)
        UNION
        (SELECT id FROM papers ORDER BY id DESC LIMIT ${MAX_RELATED + 1}::int)
      ) AS candidate
      JOIN papers ON papers.id = candidate.id AND papers.root_id IS NULL AND papers.hidden_at IS NULL
      CROSS JOIN LATERAL (
        SELECT array_agg(keyword ORDER BY keyword) AS keywords
        FROM unnest(papers.keywords) AS keyword WHERE keyword = ANY(seed.keywords)
      ) AS shared
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT theirs.author_id)::int AS authors
        FROM authorships mine JOIN authorships theirs USING (author_id)
        WHERE mine.paper_id = seed.id AND theirs.paper_id = papers.id
      ) AS written
      CROSS JOIN LATERAL (
        SELECT least(1, coalesce(ts_rank(papers.search, wording.query), 0))::float8 AS rank
      ) AS words
      WHERE candidate.id <> seed.id
      ORDER BY score DESC, candidate.id DESC LIMIT ${MAX_RELATED}::int
    ) AS near
    WHERE seed.id = ANY(${seedIds})
    ORDER BY seed.id, near.score DESC, near.id DESC`);
}
