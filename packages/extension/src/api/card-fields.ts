import * as z from "zod/mini";
import type { CardView } from "../card-views.ts";
import { graphql } from "./graphql.ts";
import { factsShape, factsView, paperFacts } from "./paper-fields.ts";

/** How many papers a page of cards has. */
export const CARDS_A_PAGE = 20;

/** A card shows a few lines; a server may send a book. */
const LONGEST_ABSTRACT = 1_200;

/** What a card shows: the facts, and the abstract. */
export const cardFields = graphql(
  `
    fragment CardFields on Paper {
      ...PaperFacts
      abstract
      summary
    }
  `,
  [paperFacts],
);

export const cardShape = z.extend(factsShape, {
  abstract: z.nullable(z.string()),
  summary: z.nullable(z.string()),
});

export const pageInfoShape = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.nullable(z.string()),
});

/** Turns the fragment's answer into a card. */
export function toCardView(paper: z.output<typeof cardShape>): CardView {
  const abstract = (paper.abstract ?? paper.summary)?.slice(0, LONGEST_ABSTRACT).trim();
  return { ...factsView(paper), abstract: abstract ? abstract : null };
}

/** Where the next page starts; null at the end. */
export function endOf(pageInfo: z.output<typeof pageInfoShape>): string | null {
  return pageInfo.hasNextPage ? pageInfo.endCursor : null;
}
