import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";

const bits = z.number().check(z.int(), z.nonnegative(), z.maximum(256));

/** How many bits of a hash the server wants: published, the same for everybody. */
export const readLookupBits = operation(
  graphql(`
    query LookupBits {
      lookup {
        bits
      }
    }
  `),
  z.object({ lookup: z.object({ bits }) }),
);

/** Every paper whose hash starts with a prefix. */
export const readBucket = operation(
  graphql(`
    query LookupBucket($prefix: String!) {
      lookup {
        bits
        bucket(prefix: $prefix) {
          bits
          papers {
            hashes
            id
            upvoteCount
            commentCount
          }
        }
      }
    }
  `),
  z.object({
    lookup: z.object({
      bits,
      bucket: z.object({
        bits,
        papers: z.array(
          z.object({
            hashes: z.array(z.string()),
            id: z.string(),
            upvoteCount: z.number(),
            commentCount: z.number(),
          }),
        ),
      }),
    }),
  }),
);

/** A page of a month's feed: what everybody gets, whatever they read. */
export const readMonth = operation(
  graphql(`
    query ReadMonth($on: Date, $after: String) {
      feed(period: MONTH, on: $on, first: 100, after: $after) {
        nodes {
          id
          upvoteCount
          commentCount
          ids {
            scheme
            value
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        from
        previousOn
      }
    }
  `),
  z.object({
    feed: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          upvoteCount: z.number(),
          commentCount: z.number(),
          ids: z.array(z.object({ scheme: z.string(), value: z.string() })),
        }),
      ),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
      from: z.nullable(z.string()),
      previousOn: z.nullable(z.string()),
    }),
  }),
);

/** What changed in the viewer's votes and lists. */
export const readChanges = operation(
  graphql(`
    query ReadChanges($since: String) {
      viewer {
        changes(since: $since, first: 100) {
          cursor
          hasMore
          reset
          changes {
            __typename
            ... on VoteChange {
              paperId
              hashes
              upvoted
            }
            ... on ListItemChange {
              listId
              paperId
              hashes
              removed
            }
          }
        }
      }
    }
  `),
  z.object({
    viewer: z.nullable(
      z.object({
        changes: z.object({
          cursor: z.string(),
          hasMore: z.boolean(),
          reset: z.boolean(),
          changes: z.array(
            // Kinds of a newer server, and those that no badge shows, are passed over.
            z.union([
              z.object({
                __typename: z.literal("VoteChange"),
                paperId: z.string(),
                hashes: z.array(z.string()),
                upvoted: z.boolean(),
              }),
              z.object({
                __typename: z.literal("ListItemChange"),
                listId: z.string(),
                paperId: z.string(),
                hashes: z.array(z.string()),
                removed: z.boolean(),
              }),
              z.object({ __typename: z.string() }),
            ]),
          ),
        }),
      }),
    ),
  }),
);
