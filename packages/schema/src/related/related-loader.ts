import { queryFromInfo } from "@pothos/plugin-prisma";
import DataLoader from "dataloader";
import type { FieldNode, GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { PaperNode } from "../papers/paper.ts";
import type { RelatedReason } from "./explain-related.ts";
import { explainRelated } from "./explain-related.ts";
import { readRelated } from "./read-related.sql.ts";

/** A loaded neighbour. */
export interface RelatedPaper {
  paper: typeof PaperNode.$inferType;
  score: number;
  reasons: RelatedReason[];
}

/** A paper whose neighbours are asked for, and what is asked of them. */
interface Seed {
  paperId: number;
  query: object;
}

type Loader = DataLoader<Seed, RelatedPaper[], number>;

const loaders = new WeakMap<Context, WeakMap<FieldNode, Loader>>();

/**
 * The neighbours of a paper, nearest first, loaded with what this field selects of them. All papers of a list are
 * answered together: two statements, however many they are.
 */
export function loadRelated(
  paperId: number,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RelatedPaper[]> {
  const [node] = info.fieldNodes;
  if (!node) return Promise.resolve([]);
  // The same for every paper of a list; asked each time all the same, because Pothos notes down for each place in the
  // answer what was loaded for it, and loads again what it has no note of.
  const query = queryFromInfo({
    context,
    info,
    typeName: "Paper",
    paths: [["nodes"], ["edges", "node"]],
    select: { id: true },
  });
  const ofRequest = loaders.get(context) ?? new WeakMap<FieldNode, Loader>();
  loaders.set(context, ofRequest);
  let loader = ofRequest.get(node);
  if (!loader) {
    loader = new DataLoader((seeds) => loadBatch(seeds, context), {
      cacheKeyFn: (seed) => seed.paperId,
    });
    ofRequest.set(node, loader);
  }
  return loader.load({ paperId, query });
}

async function loadBatch(seeds: readonly Seed[], { db }: Context): Promise<RelatedPaper[][]> {
  const rows = await readRelated(
    db,
    seeds.map(({ paperId }) => paperId),
  );
  const papers = await db.paper.findMany({
    ...seeds[0]?.query,
    where: { id: { in: [...new Set(rows.map((row) => row.paperId))] } },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const bySeed = Map.groupBy(rows, (row) => row.seedId);
  return seeds.map(({ paperId }) =>
    (bySeed.get(paperId) ?? []).flatMap((row) => {
      const paper = byId.get(row.paperId);
      return paper ? [{ paper, score: row.score, reasons: explainRelated(row) }] : [];
    }),
  );
}
