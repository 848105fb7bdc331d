import * as z from "zod/mini";
import { cardFields, cardShape, pageInfoShape } from "../card-fields.ts";
import { graphql, operation } from "../graphql.ts";

const day = z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));

/** A page of a feed, as the side panel shows it. */
export const readFeed = operation(
  graphql(
    `
      query ReadFeed($period: FeedPeriod!, $on: Date, $first: Int!, $after: String) {
        feed(period: $period, on: $on, first: $first, after: $after) {
          nodes {
            ...CardFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          from
          to
          previousOn
          nextOn
        }
      }
    `,
    [cardFields],
  ),
  z.object({
    feed: z.object({
      nodes: z.array(cardShape),
      pageInfo: pageInfoShape,
      from: day,
      to: day,
      previousOn: day,
      nextOn: day,
    }),
  }),
);
