import { builder } from "../builder.ts";
import type { PageArgs } from "../keyset.ts";
import { keysetBounds, keysetPage, readPage } from "../keyset.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import type { RelatedReason } from "./explain-related.ts";
import type { RelatedPaper } from "./related-loader.ts";
import { loadRelated } from "./related-loader.ts";

const NEIGHBOURS = {
  name: "related",
  direction: "asc",
  columns: { position: "integer" },
} as const;

const RelatedReasonKindEnum = builder.enumType("RelatedReasonKind", {
  description: "What a reason rests on.",
  values: {
    KEYWORDS: { description: "Keywords that both have." },
    AUTHORS: { description: "Authors that both have." },
    WORDING: { description: "The words of title and keywords." },
  } as const,
});

const RelatedReasonType = builder.objectRef<RelatedReason>("RelatedReason").implement({
  description: "Why a paper is near another.",
  fields: (t) => ({
    kind: t.expose("kind", { type: RelatedReasonKindEnum, description: "What it rests on." }),
    text: t.exposeString("text", {
      description: "The same in words, such as “both on data mixtures”.",
    }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  related: t.connection(
    {
      type: PaperNode,
      description: "Papers near this one, the nearest first: at most 50.",
      select: { id: true },
      complexity: ({ first, last }) => ({
        field: 10,
        multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
      }),
      resolve: async (paper, args, context, info) => {
        const near = await loadRelated(paper.id, context, info);
        const page = keysetPage(NEIGHBOURS, args, neighboursOnPage(near, args));
        return {
          pageInfo: page.pageInfo,
          edges: page.edges.map(({ cursor, node: { paper, score, reasons } }) => ({
            cursor,
            node: paper,
            score,
            reasons,
          })),
        };
      },
    },
    { name: "RelatedPaperConnection", description: "A page of related papers." },
    {
      name: "RelatedPaperEdge",
      description: "A related paper and why.",
      fields: (edge) => ({
        score: edge.float({
          description: "Higher is nearer; comparable only among the neighbours of one paper.",
          resolve: ({ score }) => score,
        }),
        reasons: edge.field({
          type: [RelatedReasonType],
          description: "Why, the weightiest first; empty when it only fills up the list.",
          resolve: ({ reasons }) => reasons,
        }),
      }),
    },
  ),
}));

/** The neighbours of a page, each with its place, as `keysetPage` wants them: they are few, and all at hand. */
function neighboursOnPage(near: RelatedPaper[], args: PageArgs) {
  const { after, before } = keysetBounds(NEIGHBOURS, args);
  const between = near
    .map((neighbour, position) => ({ ...neighbour, position }))
    .slice(after ? Number(after.position) + 1 : 0, before ? Number(before.position) : undefined);
  return readPage(args).backwards ? between.toReversed() : between;
}
