import { resolveArrayConnection } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { DEFAULT_PAGE, MAX_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import type { RelatedReason } from "./explain-related.ts";
import { loadRelated } from "./related-loader.ts";

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
        const page = resolveArrayConnection(
          { args, defaultSize: DEFAULT_PAGE, maxSize: MAX_PAGE },
          near.map((neighbour) => neighbour.paper),
        );
        const places = new Map(near.map((neighbour) => [neighbour.paper, neighbour]));
        return {
          pageInfo: page.pageInfo,
          edges: page.edges.flatMap((edge) => {
            const neighbour = edge && places.get(edge.node);
            return neighbour
              ? [{ ...edge, score: neighbour.score, reasons: neighbour.reasons }]
              : [];
          }),
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
