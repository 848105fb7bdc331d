import * as z from "zod/mini";
import type { ListItemView } from "../paper-view.ts";
import { graphql } from "./graphql.ts";
import { listShape, toListView } from "./paper-fields.ts";

/** How a paper stands in one of the viewer's lists. */
export const listItemFields = graphql(`
  fragment ListItemFields on ListItem {
    list {
      id
      name
      isDefault
    }
    note
    tags
    readState
  }
`);

export const listItemShape = z.object({
  list: listShape,
  note: z.string(),
  tags: z.array(z.string()),
  readState: z.enum(["UNREAD", "READING", "READ"]),
});

/** Turns the fragment's answer into what the panel shows. */
export function toListItemView(item: z.output<typeof listItemShape>): ListItemView {
  return { ...item, list: toListView(item.list) };
}
