import * as z from "zod/mini";
import { cardFields, cardShape } from "./card-fields.ts";
import { graphql } from "./graphql.ts";

/** A paper in one of the viewer's lists, as a page of the list shows it. */
export const myItemFields = graphql(
  `
    fragment ItemFields on ListItem {
      id
      note
      tags
      readState
      paper {
        ...CardFields
      }
    }
  `,
  [cardFields],
);

export const myItemShape = z.object({
  id: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  readState: z.enum(["UNREAD", "READING", "READ"]),
  paper: cardShape,
});
