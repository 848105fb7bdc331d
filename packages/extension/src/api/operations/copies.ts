import * as z from "zod/mini";
import { copiedFields, copiedShape } from "../copied-fields.ts";
import { graphql, operation } from "../graphql.ts";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) });

/** A page of a month's feed with titles: the same for everybody, asked by the clock. */
export const readMonthPapers = operation(
  graphql(
    `
      query ReadMonthPapers($on: Date, $after: String) {
        feed(period: MONTH, on: $on, first: 100, after: $after) {
          nodes {
            ...CopiedFields
            firstListedOn
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          from
          previousOn
        }
      }
    `,
    [copiedFields],
  ),
  z.object({
    feed: z.object({
      nodes: z.array(z.extend(copiedShape, { firstListedOn: z.nullable(z.string()) })),
      pageInfo,
      from: z.nullable(z.string()),
      previousOn: z.nullable(z.string()),
    }),
  }),
);

/** A page of one of the viewer's lists as they have put it, with what stands beside each paper. */
export const readListCopy = operation(
  graphql(
    `
      query ReadListCopy($listId: ID!, $after: String) {
        node(id: $listId) {
          __typename
          ... on List {
            items(first: 100, after: $after, orderBy: MANUAL) {
              nodes {
                note
                tags
                readState
                addedAt
                paper {
                  ...CopiedFields
                }
              }
              pageInfo {
                hasNextPage
                endCursor
              }
            }
          }
        }
      }
    `,
    [copiedFields],
  ),
  z.object({
    node: z.nullable(
      z.object({
        __typename: z.string(),
        // Only a list has them.
        items: z.optional(
          z.object({
            nodes: z.array(
              z.object({
                note: z.string(),
                tags: z.array(z.string()),
                readState: z.enum(["UNREAD", "READING", "READ"]),
                addedAt: z.string(),
                paper: copiedShape,
              }),
            ),
            pageInfo,
          }),
        ),
      }),
    ),
  }),
);
