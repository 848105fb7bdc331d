import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { NODE_PATHS } from "../node-paths.ts";
import type { PaperNode } from "../papers/paper.ts";
import { fieldLoader, requestLoader } from "../request-loader.ts";
import { isModerator } from "../roles.ts";
import type { CitationPage, CitationReader, CitationWay } from "./read-cited.sql.ts";
import { countCited, readCited } from "./read-cited.sql.ts";

type Paper = typeof PaperNode.$inferType;

/** A paper whose citations are asked for, and what is asked of the papers at their other ends. */
interface Seed {
  id: number;
  way: CitationWay;
  page: CitationPage;
  query: object;
}

const pages = fieldLoader<Seed, Paper[], number>(
  (context) => (seeds) => loadBatch(seeds, context),
  { cacheKeyFn: ({ id }) => id },
);

const counts = {
  CITES: countLoader("CITES"),
  CITED_BY: countLoader("CITED_BY"),
} as const;

/**
 * A page of the papers that a paper cites or is cited by, loaded with what this field selects of them. All papers of an
 * answer are answered together: two statements, however many they are.
 */
export function loadCited(
  citations: Omit<Seed, "query">,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Paper[]> {
  const [node] = info.fieldNodes;
  if (!node) return Promise.resolve([]);
  // Asked each time, as neighbour-loader.ts says.
  const query = queryFromInfo({
    context,
    info,
    typeName: "Paper",
    paths: NODE_PATHS,
    select: { id: true },
  });
  return pages(context, node).load({ ...citations, query });
}

/** How many papers here a paper cites or is cited by. Those of an answer are counted by one statement. */
export function loadCitedCount(id: number, way: CitationWay, context: Context): Promise<number> {
  return counts[way](context).load(id);
}

function countLoader(way: CitationWay) {
  return requestLoader<number, number>((context) => async (ids) => {
    const rows = await countCited(context.db, ids, readerOf(way, context));
    const found = new Map(rows.map(({ seedId, count }) => [seedId, count]));
    return ids.map((seedId) => found.get(seedId) ?? 0);
  });
}

function readerOf(way: CitationWay, { viewer }: Context): CitationReader {
  return { way, seesHidden: isModerator(viewer) };
}

async function loadBatch(seeds: readonly Seed[], context: Context): Promise<Paper[][]> {
  // They come from one field, and so all by the same way and from the same page.
  const [first] = seeds;
  if (!first) return [];
  const ids = seeds.map(({ id }) => id);
  const rows = await readCited(context.db, ids, readerOf(first.way, context), first.page);
  const papers: Paper[] = await context.db.paper.findMany({
    ...first.query,
    where: { id: { in: [...new Set(rows.map(({ id }) => id))] } },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const bySeed = Map.groupBy(rows, ({ seedId }) => seedId);
  return ids.map((id) => (bySeed.get(id) ?? []).flatMap((row) => byId.get(row.id) ?? []));
}
