import * as z from "zod/mini";
import { cardFields, cardShape, pageInfoShape } from "../card-fields.ts";
import { graphql, operation } from "../graphql.ts";

const count = z.number().check(z.int(), z.nonnegative());

/** A page of what fits a query. */
export const runSearch = operation(
  graphql(
    `
      query RunSearch(
        $query: String!
        $filter: SearchFilter
        $sort: SearchSort
        $first: Int!
        $after: String
      ) {
        search(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
          edges {
            node {
              ...CardFields
            }
            highlights {
              field
              text
              marks {
                start
                end
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
          totalCountIsExact
          correctedQuery
        }
      }
    `,
    [cardFields],
  ),
  z.object({
    search: z.object({
      edges: z.array(
        z.object({
          node: cardShape,
          highlights: z.array(
            z.object({
              field: z.string(),
              text: z.string(),
              marks: z.array(z.object({ start: z.number(), end: z.number() })),
            }),
          ),
        }),
      ),
      pageInfo: pageInfoShape,
      totalCount: count,
      totalCountIsExact: z.boolean(),
      correctedQuery: z.nullable(z.string()),
    }),
  }),
);

/** What begins with the letters so far. */
export const suggest = operation(
  graphql(`
    query Suggest($query: String!) {
      suggest(query: $query, first: 8) {
        kind
        text
        query
      }
    }
  `),
  z.object({
    suggest: z.array(z.object({ kind: z.string(), text: z.string(), query: z.string() })),
  }),
);
