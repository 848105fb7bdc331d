import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { isOpen, whereFiltered } from "../search/search-filter.sql.ts";
import { asMember, readKept } from "./kept-search.ts";

/** A search and a new paper that it finds. */
export interface Fitting {
  searchId: number;
  paperId: number;
}

/** Searches whose words papers have; their filters are still to be looked at. */
interface Worded {
  id: number;
  userId: string;
  query: string;
  filter: unknown;
  papers: number[];
}

/** So many searches' filters are looked at by one statement. */
const AT_ONCE = 40;

/**
 * Which searches find which of these papers, as news to their owners. By one statement for the words of all of them, in
 * which a paper meets only the searches whose rarest word it has, and by one more for the filters of each
 * {@link AT_ONCE} of those that remain. What somebody may not see is not found, whoever they are.
 */
export async function findNewlyFitting(db: Db, paperIds: readonly number[]): Promise<Fitting[]> {
  if (paperIds.length === 0) return [];
  const found: Fitting[] = [];
  const filtered: Prisma.Sql[] = [];
  for (const search of await findByWords(db, paperIds)) {
    const where = filterOf(search);
    if (where === "all") found.push(...search.papers.map((paperId) => pair(search.id, paperId)));
    else if (where) filtered.push(where);
  }
  for (let from = 0; from < filtered.length; from += AT_ONCE) {
    const some = filtered.slice(from, from + AT_ONCE);
    found.push(...(await db.$queryRaw<Fitting[]>(Prisma.join(some, " UNION ALL "))));
  }
  return found;
}

function findByWords(db: Db, paperIds: readonly number[]): Promise<Worded[]> {
  return db.$queryRaw<Worded[]>(Prisma.sql`
    WITH paper AS MATERIALIZED (
      SELECT p.id, p.search FROM papers p
      WHERE p.id = ANY(${[...paperIds]}::int[]) AND is_news(p, p.created_at)
    ), fitting AS (
      SELECT paper.id AS paper_id, search.id AS search_id
      FROM paper CROSS JOIN LATERAL unnest(tsvector_to_array(paper.search)) AS word
      JOIN saved_searches search ON search.key_word = word AND paper.search @@ search.words
      WHERE search.notify_since IS NOT NULL
      UNION ALL
      SELECT paper.id, search.id FROM paper JOIN saved_searches search
        ON search.key_word IS NULL AND (search.words IS NULL OR paper.search @@ search.words)
      WHERE search.notify_since IS NOT NULL
    )
    SELECT search.id, search.user_id AS "userId", search.query, search.filter, array_agg(p.id) AS papers
    FROM fitting JOIN saved_searches search ON search.id = fitting.search_id JOIN papers p ON p.id = fitting.paper_id
    WHERE is_news(p, search.notify_since)
    GROUP BY search.id`);
}

/** The statement for its filter; `all` when it has none, null when it is none that can be kept any more. */
function filterOf(search: Worded): Prisma.Sql | "all" | null {
  try {
    const { filter } = readKept(search);
    if (isOpen(filter)) return "all";
    return Prisma.sql`(
      SELECT ${search.id}::int AS "searchId", p.id AS "paperId" FROM papers p
      WHERE p.id = ANY(${search.papers}::int[]) AND ${whereFiltered(filter, asMember(search.userId))})`;
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

function pair(searchId: number, paperId: number): Fitting {
  return { searchId, paperId };
}

/**
 * Tells the owners of searches of what these have found: each once of a search and a paper. Nobody is told of what they
 * wrote or submitted themselves, nor of a kind that they muted.
 * @returns how many notifications there are now that were not
 */
export async function tellOfFitting(tx: Db, found: readonly Fitting[]): Promise<number> {
  if (found.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO notifications (user_id, kind, subject, paper_id, saved_search_id)
    SELECT held.id, 'SAVED_SEARCH', 'search:' || fresh.search_id || '/paper:' || fresh.paper_id, fresh.paper_id,
      fresh.search_id
    FROM (
      SELECT search.user_id, search.id AS search_id, p.id AS paper_id
      FROM unnest(${found.map(({ searchId }) => searchId)}::int[], ${found.map(({ paperId }) => paperId)}::int[])
        AS found (search_id, paper_id)
      JOIN saved_searches search ON search.id = found.search_id
      JOIN papers p ON p.id = found.paper_id
      WHERE is_news(p, search.notify_since)
        AND NOT EXISTS (
          SELECT FROM muted_notifications muted WHERE muted.user_id = search.user_id AND muted.kind = 'SAVED_SEARCH')
        AND NOT EXISTS (
          SELECT FROM notifications told
          WHERE told.user_id = search.user_id AND told.paper_id = p.id AND told.saved_search_id = search.id)
        AND NOT EXISTS (
          SELECT FROM submissions own WHERE own.paper_id = p.id AND own.submitter_id = search.user_id)
        AND NOT EXISTS (
          SELECT FROM authorships written JOIN authors a ON a.id = written.author_id
          WHERE written.paper_id = p.id AND a.person_id = search.user_id)
      ORDER BY search.user_id, search.id, p.id
    ) AS fresh
    -- Who is leaving is waited for, and passed over then.
    CROSS JOIN LATERAL (SELECT id FROM people WHERE people.id = fresh.user_id FOR KEY SHARE) AS held
    ON CONFLICT DO NOTHING`;
}
