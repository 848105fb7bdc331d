import { builder } from "../builder.ts";
import type { Keyset } from "../keyset.ts";

/** How the papers of an author or an org can be ordered. */
export const PaperOrderEnum = builder.enumType("PaperOrder", {
  description: "How the papers of an author or an org can be ordered.",
  values: {
    ADDED: { description: "The newest here first." },
    PUBLISHED: { description: "The newest paper first, those without a date last." },
    UPVOTES: { description: "Most upvotes of this community first." },
  } as const,
});

/** One of those orders. */
export type PaperOrder = typeof PaperOrderEnum.$inferType;

/** The keys of each order. */
export type PaperOrders = Record<PaperOrder, Keyset>;
