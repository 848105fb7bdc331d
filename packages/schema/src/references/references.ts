import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Keyset, PageArgs } from "../keyset.ts";
import { keysetBounds, keysetPage, readPage } from "../keyset.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import { loadCited, loadCitedCount } from "./cited-loader.ts";
import type { CitationWay } from "./read-cited.sql.ts";
import { COUNT_LIMIT } from "./read-cited.sql.ts";

/** What the field below is given: see `citationPage`. Pothos knows of a page only what all have. */
type Page = { seedId: number; way: CitationWay };

const keysetOf = (way: CitationWay): Keyset<"id"> => ({
  name: way === "CITES" ? "paper.references" : "paper.cited-by",
  direction: "desc",
  columns: { id: "integer" },
});

const CitationConnection = builder.connectionObject(
  {
    type: PaperNode,
    name: "CitationConnection",
    description: "A page of papers that a paper cites, or that cite it.",
    fields: (t) => ({
      totalCount: t.int({
        description: "How many papers there are of which this is a page, counted up to 1,000.",
        complexity: 10,
        resolve: async (page, _args, context) =>
          Math.min(await countOf(page as unknown as Page, context), COUNT_LIMIT),
      }),
      totalCountIsExact: t.boolean({
        description: "Whether there are no more than `totalCount`.",
        complexity: 10,
        resolve: async (page, _args, context) =>
          (await countOf(page as unknown as Page, context)) <= COUNT_LIMIT,
      }),
    }),
  },
  { name: "CitationEdge", description: "A paper at the other end of a citation." },
);

/** All that a paper cites, or is cited by, is looked through for any page. */
const complexity = ({ first, last }: PageArgs) => ({
  field: 10,
  multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  references: t.connection(
    {
      type: PaperNode,
      description:
        "The papers here that it cites, as far as a source tells, the newest here first. A work that comes later stands here from then on.",
      select: { id: true },
      complexity,
      resolve: ({ id }, args, context, info) => citationPage("CITES", id, args, context, info),
    },
    CitationConnection,
  ),
  citedBy: t.connection(
    {
      type: PaperNode,
      description: "The papers here that cite it, as far as a source tells, the newest here first.",
      select: { id: true },
      complexity,
      resolve: ({ id }, args, context, info) => citationPage("CITED_BY", id, args, context, info),
    },
    CitationConnection,
  ),
}));

function countOf({ seedId, way }: Page, context: Context): Promise<number> {
  return loadCitedCount(seedId, way, context);
}

async function citationPage(
  way: CitationWay,
  seedId: number,
  args: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const keyset = keysetOf(way);
  const { size, backwards } = readPage(args);
  const bounds = keysetBounds(keyset, args) as {
    after: { id: number } | null;
    before: { id: number } | null;
  };
  const page = { ...bounds, backwards, take: size + 1 };
  const papers = await loadCited({ id: seedId, way, page }, context, info);
  return { ...keysetPage(keyset, args, papers), seedId, way };
}
