import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { fieldLoader } from "../request-loader.ts";

type Paper = typeof PaperNode.$inferType;

/** A paper that is wanted, and what is asked of it. */
interface Wanted {
  id: number;
  query: object;
}

const loader = fieldLoader<Wanted, Paper | null, number>(
  (context) => (wanted) => loadBatch(wanted, context),
  { cacheKeyFn: ({ id }) => id },
);

/**
 * Papers by their rows, with what this connection selects of them; null where one may not be seen any more. Those of
 * all the pages of an answer are loaded by one statement.
 */
export async function loadNeighbours(
  ids: readonly number[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Map<number, Paper>> {
  const [node] = info.fieldNodes;
  if (!node || ids.length === 0) return new Map();
  // The same for every paper of a list; asked each time all the same, because Pothos notes down for each place in the
  // answer what was loaded for it, and loads again what it has no note of.
  const query = queryFromInfo({
    context,
    info,
    typeName: "Paper",
    paths: NODE_PATHS,
    select: { id: true },
  });
  const ofField = loader(context, node);
  const papers = await Promise.all(ids.map((id) => ofField.load({ id, query })));
  return new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper] as const] : [])));
}

async function loadBatch(wanted: readonly Wanted[], context: Context): Promise<(Paper | null)[]> {
  const papers: Paper[] = await context.db.paper.findMany({
    ...wanted[0]?.query,
    where: { id: { in: wanted.map(({ id }) => id) }, rootId: null, ...shownTo(context) },
  });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return wanted.map(({ id }) => byId.get(id) ?? null);
}
