import { builder } from "../builder.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { ServedByEnum } from "../search/search.ts";
import type { ServedBy } from "../search/search-question.ts";
import type { SqlRoot } from "../sql-fields.ts";
import type { RelatedReason } from "./related-reason.ts";
import { sayReason } from "./say-reason.ts";

const RelatedReasonKindEnum = builder.enumType("RelatedReasonKind", {
  description: "What a reason rests on.",
  values: {
    READERS: {
      description:
        "People who keep both. Those who do so in private, or by a vote, count from five on.",
    },
    CITATIONS: { description: "One cites the other, or both cite the same." },
    KEYWORDS: { description: "Keywords that both have." },
    AUTHORS: { description: "Authors that both have." },
    WORDING: { description: "The words of title, keywords and abstract." },
    MEANING: { description: "What title and abstract mean, as a model of this instance has it." },
  } as const,
});

const RelatedCitationEnum = builder.enumType("RelatedCitation", {
  description: "How two papers cite.",
  values: {
    CITES: { description: "This paper cites what it is near to." },
    CITED: { description: "What it is near to cites this paper." },
    SHARED: { description: "Both cite the same works." },
  } as const,
});

const RelatedReasonType = builder.objectRef<RelatedReason>("RelatedReason").implement({
  description:
    "Why a paper is near another: in English words, and in the pieces from which it can be said in any language.",
  fields: (t) => ({
    kind: t.expose("kind", { type: RelatedReasonKindEnum, description: "What it rests on." }),
    text: t.string({
      description: "The same in English words, such as “both on data mixtures”.",
      resolve: sayReason,
    }),
    count: t.exposeInt("count", {
      nullable: true,
      description:
        "How many readers keep both, authors wrote both, or works both cite; null where nothing is counted.",
    }),
    names: t.stringList({
      description:
        "The keywords, or of WORDING the words, that both have and the text names, at most three; empty where it names none.",
      resolve: ({ names }) => [...names],
    }),
    citation: t.expose("citation", {
      type: RelatedCitationEnum,
      nullable: true,
      description: "Of CITATIONS: how they cite.",
    }),
  }),
});

/** What of the nearest papers can stand first. */
export const RelatedSortEnum = builder.enumType("RelatedSort", {
  description: "What of the nearest papers stands first.",
  values: {
    RELEVANCE: { description: "The nearest." },
    NEWEST: { description: "The paper that appeared last; those without a date stand last." },
    UPVOTES: { description: "The most upvotes; those of the source count a tenth." },
  } as const,
});

/** Where its papers stand. */
export const RELATED_ROWS: SqlRoot = { typename: "Paper", paths: NODE_PATHS };

/** What the resolvers below are given: see `relatedPage`. Pothos knows of a page and an edge only what all have. */
type Page = { servedBy: ServedBy };
type Edge = { score: number; reasons: RelatedReason[] };

/** A page of papers that are near something, each with its score and why. */
export const RelatedPaperConnection = builder.connectionObject(
  {
    type: PaperNode,
    name: "RelatedPaperConnection",
    description: "A page of related papers.",
    fields: (t) => ({
      servedBy: t.field({
        type: ServedByEnum,
        description: "Who answered.",
        resolve: (page) => (page as unknown as Page).servedBy,
      }),
    }),
  },
  {
    name: "RelatedPaperEdge",
    description: "A related paper and why.",
    fields: (t) => ({
      score: t.float({
        description: "Higher is nearer; comparable only within one answer.",
        resolve: (edge) => (edge as unknown as Edge).score,
      }),
      reasons: t.field({
        type: [RelatedReasonType],
        description: "Why, the weightiest first; empty when it only fills up the list.",
        resolve: (edge) => (edge as unknown as Edge).reasons,
      }),
    }),
  },
);
