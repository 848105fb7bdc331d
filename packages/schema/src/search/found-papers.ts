import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { NODE_PATHS } from "../node-paths.ts";
import type { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";

type Paper = typeof PaperNode.$inferType;

/** Papers by their rows, those that may be shown, with what the operation selects of a connection's nodes. */
export async function loadFound(
  ids: readonly number[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Map<number, Paper>> {
  if (ids.length === 0) return new Map();
  const query: object = queryFromInfo({
    context,
    info,
    select: { id: true },
    paths: NODE_PATHS,
  });
  const papers: Paper[] = await context.db.paper.findMany({
    ...query,
    where: { id: { in: [...ids] }, rootId: null, ...shownTo(context) },
  });
  return new Map(papers.map((paper) => [paper.id, paper]));
}
