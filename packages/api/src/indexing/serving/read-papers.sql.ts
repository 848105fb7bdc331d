import type { Sql } from "@paperround/schema/context";
import type { KeptPaper } from "../build/index-builder.ts";
import type { PaperReader } from "../paper-engine.ts";

/** So many authors of a paper are searched for by name, and compared. */
const MOST_AUTHORS = 200;

/**
 * What the index takes of papers: those that stand by themselves and are shown. A person keeps a paper once, however
 * many of their lists have it; a vote and a list that is not public are their own business. What a paper cites are the
 * papers that have one of those ids now.
 */
const PAPERS = `
  SELECT p.id, p.title, concat_ws(E'\\n', p.summary, p.abstract), p.keywords,
         (SELECT json_agg(json_build_array(s.author_id, s.name) ORDER BY s.position)
          FROM authorships s WHERE s.paper_id = p.id AND s.position < ${MOST_AUTHORS}),
         o.id, o.name,
         (SELECT json_agg(json_build_array(kept.reader, kept.open) ORDER BY kept.reader)
          FROM (
            SELECT reader, bool_or(open) AS open
            FROM (
              SELECT v.user_id AS reader, false AS open FROM votes v WHERE v.paper_id = p.id
              UNION ALL
              SELECT i.owner_id, l.visibility = 'PUBLIC'
              FROM list_items i JOIN lists l ON l.id = i.list_id WHERE i.paper_id = p.id
            ) AS keep GROUP BY reader
          ) AS kept),
         CASE WHEN p.reference_id_count > 0 THEN (
           SELECT json_agg(DISTINCT known.paper_id ORDER BY known.paper_id)
           FROM paper_references r JOIN paper_ids known USING (scheme, value)
           JOIN papers cited ON cited.id = known.paper_id AND cited.hidden_at IS NULL
           WHERE r.paper_id = p.id AND known.paper_id <> p.id
         ) END
  FROM papers p LEFT JOIN orgs o ON o.id = p.org_id
  WHERE p.root_id IS NULL AND p.hidden_at IS NULL`;

type Row = [
  key: number,
  title: string,
  abstract: string,
  keywords: string[],
  authors: [number, string][] | null,
  orgKey: number | null,
  orgName: string | null,
  readers: [string, boolean][] | null,
  references: number[] | null,
];

/** Those of the papers that the index is to hold, as they are now. */
export async function readPapers(sql: Sql, ids: readonly number[]): Promise<KeptPaper[]> {
  const rows = await sql(`${PAPERS} AND p.id = ANY($1::int[])`, [ids]);
  return (rows as Row[]).map(paperOf);
}

/** The next papers after one, by their ids; none: there are no more. */
export async function readPapersAfter(
  sql: Sql,
  after: number,
  limit: number,
): Promise<KeptPaper[]> {
  const rows = await sql(`${PAPERS} AND p.id > $1::int ORDER BY p.id LIMIT ${limit}`, [after]);
  return (rows as Row[]).map(paperOf);
}

/** About how many papers there are to be read. */
export async function countPapers(sql: Sql): Promise<number> {
  const [row] = await sql(
    "SELECT count(*)::int FROM papers WHERE root_id IS NULL AND hidden_at IS NULL",
    [],
  );
  return Number(row?.[0] ?? 0);
}

/** By the ids of papers those of the papers of the index that are to cite them there; a paper that nobody cites is left out. */
export async function readCiting(
  sql: Sql,
  ids: readonly number[],
): Promise<Map<number, Set<number>>> {
  const rows = await sql(
    `SELECT DISTINCT known.paper_id, r.paper_id
     FROM paper_ids known JOIN papers cited ON cited.id = known.paper_id AND cited.hidden_at IS NULL
     JOIN paper_references r USING (scheme, value)
     JOIN papers p ON p.id = r.paper_id AND p.root_id IS NULL AND p.hidden_at IS NULL
     WHERE known.paper_id = ANY($1::int[]) AND r.paper_id <> known.paper_id`,
    [ids],
  );
  const found = new Map<number, Set<number>>();
  for (const [cited, citing] of rows as [number, number][]) {
    const papers = found.get(cited) ?? new Set();
    found.set(cited, papers.add(citing));
  }
  return found;
}

function paperOf([
  key,
  title,
  abstract,
  keywords,
  authors,
  orgKey,
  orgName,
  readers,
  references,
]: Row): KeptPaper {
  return {
    key,
    title,
    abstract,
    keywords,
    authors: (authors ?? []).map(([key, name]) => ({ key, name })),
    orgs: orgKey === null ? [] : [{ key: orgKey, name: orgName ?? "" }],
    references: references ?? [],
    readers: (readers ?? []).map(([reader, isOpen]): PaperReader => ({
      reader,
      keep: isOpen ? "PUBLIC" : "PRIVATE",
    })),
  };
}
