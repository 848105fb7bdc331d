import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";
import { listItemFields, listItemShape } from "../list-item-fields.ts";
import { listFields, listShape, paperFields, paperShape } from "../paper-fields.ts";

/** The viewer's lists, for the picker. */
export const readLists = operation(
  graphql(
    `
      query ReadLists {
        viewer {
          lists(first: 50) {
            nodes {
              ...ListFields
            }
          }
        }
      }
    `,
    [listFields],
  ),
  z.object({ viewer: z.nullable(z.object({ lists: z.object({ nodes: z.array(listShape) }) })) }),
);

/** Without a list it is the reading list. */
export const saveToList = operation(
  graphql(
    `
      mutation SaveToList($input: SaveToListInput!) {
        saveToList(input: $input) {
          __typename
          ... on SaveToListSuccess {
            paper {
              ...PaperFields
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
    `,
    [paperFields],
  ),
  z.object({ saveToList: z.object({ paper: paperShape }) }),
);

/** It is no error when the paper was not in the list. */
export const removeFromList = operation(
  graphql(
    `
      mutation RemoveFromList($input: RemoveFromListInput!) {
        removeFromList(input: $input) {
          __typename
          ... on RemoveFromListSuccess {
            paper {
              ...PaperFields
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
    `,
    [paperFields],
  ),
  z.object({ removeFromList: z.object({ paper: paperShape }) }),
);

/** A new list of the viewer's; the key makes a repetition harmless. */
export const createList = operation(
  graphql(
    `
      mutation CreateList($input: CreateListInput!) {
        createList(input: $input) {
          __typename
          ... on CreateListSuccess {
            list {
              ...ListFields
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
    `,
    [listFields],
  ),
  z.object({ createList: z.object({ list: listShape }) }),
);

/** How a paper stands in the viewer's lists. */
export const readListItems = operation(
  graphql(
    `
      query ReadListItems($id: ID!) {
        paper(ref: { id: $id }) {
          viewerItems {
            ...ListItemFields
          }
        }
      }
    `,
    [listItemFields],
  ),
  z.object({ paper: z.nullable(z.object({ viewerItems: z.array(listItemShape) })) }),
);
