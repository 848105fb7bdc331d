import * as z from "zod/mini";
import { pageInfoShape } from "../card-fields.ts";
import { graphql, operation } from "../graphql.ts";
import { listFields, listShape } from "../paper-fields.ts";
import { myItemFields, myItemShape } from "../my-item-fields.ts";

/** The viewer's lists, and how much is in each. */
export const readMyLists = operation(
  graphql(
    `
      query ReadMyLists {
        viewer {
          lists(first: 100) {
            nodes {
              ...ListFields
              itemCount
            }
          }
        }
      }
    `,
    [listFields],
  ),
  z.object({
    viewer: z.nullable(
      z.object({
        lists: z.object({
          nodes: z.array(
            z.extend(listShape, { itemCount: z.number().check(z.int(), z.nonnegative()) }),
          ),
        }),
      }),
    ),
  }),
);

/** A page of a list; the list is null when it is gone, or not the viewer's to see. */
export const readListItems = operation(
  graphql(
    `
      query ReadMyListItems(
        $listId: ID!
        $orderBy: ListItemOrder
        $readState: ReadState
        $tag: String
        $search: String
        $first: Int!
        $after: String
      ) {
        node(id: $listId) {
          __typename
          ... on List {
            items(
              orderBy: $orderBy
              readState: $readState
              tag: $tag
              search: $search
              first: $first
              after: $after
            ) {
              nodes {
                ...ItemFields
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
    [myItemFields],
  ),
  z.object({
    node: z.nullable(
      z.union([
        z.object({
          __typename: z.literal("List"),
          items: z.object({ nodes: z.array(myItemShape), pageInfo: pageInfoShape }),
        }),
        z.object({ __typename: z.string() }),
      ]),
    ),
  }),
);

/** Puts a paper right before or after another, in its owner's own order. */
export const moveListItem = operation(
  graphql(`
    mutation MoveListItem($input: MoveListItemInput!) {
      moveListItem(input: $input) {
        __typename
        ... on MoveListItemSuccess {
          item {
            id
          }
        }
        ... on Error {
          code
          message
        }
        ... on RateLimitedError {
          retryAfterSeconds
        }
      }
    }
  `),
  z.object({ moveListItem: z.object({ item: z.object({ id: z.string() }) }) }),
);
