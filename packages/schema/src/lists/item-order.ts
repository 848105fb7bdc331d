import type { Keyset } from "../keyset.ts";

/** How the items of a list can be ordered. */
export type ListItemOrder = "ADDED" | "MANUAL" | "TITLE" | "PUBLISHED" | "UPVOTES";

/** The keys of each order; the paper's row parts what is equal. */
export const ITEM_ORDERS = {
  ADDED: {
    name: "items",
    direction: "desc",
    columns: { addedAt: "moment", paperId: "integer" },
  },
  MANUAL: {
    name: "items-manual",
    direction: "asc",
    columns: { position: "number", paperId: "integer" },
  },
  TITLE: {
    name: "items-title",
    direction: "asc",
    columns: { titleKey: "text", paperId: "integer" },
    through: { titleKey: "paper" },
  },
  PUBLISHED: {
    name: "items-published",
    direction: "desc",
    columns: { publishedOn: "day?", paperId: "integer" },
    through: { publishedOn: "paper" },
  },
  UPVOTES: {
    name: "items-upvotes",
    direction: "desc",
    columns: { upvoteCount: "integer", paperId: "integer" },
    through: { upvoteCount: "paper" },
  },
} as const satisfies Record<ListItemOrder, Keyset>;

/** What a page of items is told by, whatever the order. */
export const ITEM_KEYS = {
  listId: true,
  paperId: true,
  addedAt: true,
  position: true,
  list: { select: { publicId: true } },
  paper: { select: { titleKey: true, publishedOn: true, upvoteCount: true } },
} as const;
