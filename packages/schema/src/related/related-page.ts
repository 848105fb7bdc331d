import type { GraphQLResolveInfo } from "graphql";
import type { SqlSelection } from "../compile-selection.ts";
import type { Context, Sql } from "../context.ts";
import type { PageArgs } from "../keyset.ts";
import { readPage } from "../keyset.ts";
import { rankedPage } from "../search/search-cursor.ts";
import type { ServedBy } from "../search/search-question.ts";
import { sqlSelection } from "../sql-selection.ts";
import type { Candidate, Near } from "./find-near.ts";
import type { NamedQuestion } from "./near-loader.ts";
import { loadCandidates, loadNear } from "./near-loader.ts";
import { loadNeighbours } from "./neighbour-loader.ts";
import { readNeighbours } from "./read-neighbours.sql.ts";

/** What of the nearest papers stands first. */
export type RelatedSort = "RELEVANCE" | "NEWEST" | "UPVOTES";

const KEYS: Record<RelatedSort, (near: Near) => number> = {
  RELEVANCE: ({ score }) => score,
  NEWEST: ({ day }) => day,
  UPVOTES: ({ points }) => points,
};

/** A paper as the mapper loads it, or a row that holds what the operation asks of it. */
type Papers = Awaited<ReturnType<typeof loadNeighbours>>;

/**
 * A page of what is near, its papers loaded.
 * @param asked what they are to be near to; null: to nothing that is known
 */
export async function relatedPage(
  asked: NamedQuestion | null,
  sort: RelatedSort,
  args: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { sql, instance } = context;
  const selection = sql ? sqlSelection(info, instance) : null;
  if (asked && sql && selection && sort === "RELEVANCE" && isFirstPage(args))
    return firstPage(asked, args, context, sql, selection);

  const { near, servedBy } = asked ? await loadNear(asked, context) : NOTHING;
  const rows = near
    .map((one) => ({ ...one, key: KEYS[sort](one) }))
    .toSorted((a, b) => b.key - a.key || b.id - a.id);
  const page = rankedPage({ name: "related", by: `${sort} ${servedBy}` }, args, rows);
  const ids = page.edges.map(({ node }) => node.id);
  const papers =
    sql && selection
      ? await readNeighbours(sql, context.viewer, selection, ids, ids.length)
      : await loadNeighbours(ids, context, info);
  return written(page, servedBy, papers as Papers);
}

const NOTHING: { near: Near[]; servedBy: ServedBy } = { near: [], servedBy: "DATABASE" };

function isFirstPage({ after, before, last }: PageArgs): boolean {
  return after == null && before == null && last == null;
}

/**
 * The nearest alone: no more is looked for and explained than stands on the page, and one statement tells which of
 * them may be seen and what is asked of them.
 */
async function firstPage(
  { name, question }: NamedQuestion,
  args: PageArgs,
  context: Context,
  sql: Sql,
  selection: SqlSelection,
) {
  const limit = Math.min(readPage(args).size + 1, question.limit);
  const { near, servedBy } = await loadCandidates(
    { name, question: { ...question, limit } },
    context,
  );
  const ids = near.map(({ id }) => id);
  const papers = await readNeighbours(sql, context.viewer, selection, ids, limit);
  const rows = near
    .filter(({ id }) => papers.has(id))
    .map((candidate) => ({ ...candidate, key: candidate.score }));
  const page = rankedPage({ name: "related", by: `RELEVANCE ${servedBy}` }, args, rows);
  return written(page, servedBy, papers as unknown as Papers);
}

function written(
  { edges, pageInfo }: ReturnType<typeof rankedPage<Candidate & { key: number }>>,
  servedBy: ServedBy,
  papers: Papers,
) {
  return {
    pageInfo,
    servedBy,
    edges: edges.flatMap(({ cursor, node: { id, score, reasons } }) => {
      const paper = papers.get(id);
      return paper ? [{ cursor, node: paper, score, reasons }] : [];
    }),
  };
}
