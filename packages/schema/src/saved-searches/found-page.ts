import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import type { KeysetPage, PageArgs } from "../keyset.ts";
import type { PaperNode } from "../papers/paper.ts";
import { loadFound } from "../search/found-papers.ts";
import { rankedPage } from "../search/search-cursor.ts";
import { whereFiltered } from "../search/search-filter.sql.ts";
import { searchPapers } from "../search/search-papers.ts";
import type { Hit, SearchSort } from "../search/search.sql.ts";
import { EXACT_HITS, findWithAll } from "../search/search.sql.ts";
import { readKept } from "./kept-search.ts";

interface Kept {
  query: string;
  filter: unknown;
  sort: SearchSort;
}

type Page = KeysetPage<typeof PaperNode.$inferType>;

/** A page of what a kept search finds when it is run now. */
export async function searchAgain(
  kept: Kept,
  args: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const { sort } = kept;
  const page = { name: "savedSearch.papers", args };
  const finds = await searchPapers(context, { ...readKept(kept), sort }, page);
  return loadPage(finds.page, context, info);
}

/** A page of the papers that have all its words and pass its filter, the last that came here first. */
export async function findFitting(
  kept: Kept,
  args: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const { filter, ...words } = readKept(kept);
  const hits = await findWithAll(context.db, words, whereFiltered(filter, context.viewer), "ADDED");
  const ranking = { name: "savedSearch.matches", by: "ADDED" };
  return loadPage(rankedPage(ranking, args, hits.slice(0, EXACT_HITS)), context, info);
}

async function loadPage(
  { edges, pageInfo }: KeysetPage<Hit>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const papers = await loadFound(
    edges.map(({ node }) => node.id),
    context,
    info,
  );
  return {
    pageInfo,
    edges: edges.flatMap(({ cursor, node }) => {
      const paper = papers.get(node.id);
      return paper ? [{ cursor, node: paper }] : [];
    }),
  };
}
