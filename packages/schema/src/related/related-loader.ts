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

type Loader = DataLoader<number, RelatedPaper[]>;

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
  const ofRequest = loaders.get(context) ?? new WeakMap<FieldNode, Loader>();
  loaders.set(context, ofRequest);
  let loader = ofRequest.get(node);
  if (!loader) {
    loader = new DataLoader((ids) => loadBatch(ids, context, info));
    ofRequest.set(node, loader);
  }
  return loader.load(paperId);
}

async function loadBatch(
  paperIds: readonly number[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RelatedPaper[][]> {
  const rows = await readRelated(context.db, [...paperIds]);
  const query = queryFromInfo({
    context,
    info,
    typeName: "Paper",
    paths: [["nodes"], ["edges", "node"]],
    select: { id: true },
  });
  const papers = await context.db.paper.findMany({
    ...query,
    where: { id: { in: [...new Set(rows.map((row) => row.paperId))] } },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const bySeed = Map.groupBy(rows, (row) => row.seedId);
  return paperIds.map((id) =>
    (bySeed.get(id) ?? []).flatMap((row) => {
      const paper = byId.get(row.paperId);
      return paper ? [{ paper, score: row.score, reasons: explainRelated(row) }] : [];
    }),
  );
}
