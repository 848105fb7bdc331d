import * as z from "zod/mini";
import { pageInfoShape } from "../card-fields.ts";
import { graphql, operation } from "../graphql.ts";

const count = z.number().check(z.int(), z.nonnegative());
const named = z.nullable(z.object({ name: z.string() }));
const titled = z.object({
  title: z.string(),
  ids: z.array(z.object({ scheme: z.string(), value: z.string() })),
});

/** A page of what happened and concerns the viewer. */
export const readNotifications = operation(
  graphql(`
    query ReadNotifications($first: Int!, $after: String, $unreadOnly: Boolean) {
      viewer {
        unreadNotificationCount
        notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
          nodes {
            id
            kind
            createdAt
            readAt
            paper {
              title
              ids {
                scheme
                value
              }
            }
            comment {
              body
              paper {
                title
                ids {
                  scheme
                  value
                }
              }
              author {
                name
              }
            }
            author {
              name
            }
            org {
              name
            }
            list {
              name
            }
            savedSearch {
              name
            }
            webhook {
              name
            }
            submission {
              status
            }
            claim {
              status
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `),
  z.object({
    viewer: z.nullable(
      z.object({
        unreadNotificationCount: count,
        notifications: z.object({
          nodes: z.array(
            z.object({
              id: z.string(),
              // Kinds of a newer server are passed over.
              kind: z.string(),
              createdAt: z.string(),
              readAt: z.nullable(z.string()),
              paper: z.nullable(titled),
              comment: z.nullable(
                z.object({
                  body: z.nullable(z.string()),
                  author: named,
                  paper: z.nullish(titled),
                }),
              ),
              author: named,
              org: named,
              list: named,
              savedSearch: named,
              webhook: named,
              submission: z.nullable(z.object({ status: z.string() })),
              claim: z.nullable(z.object({ status: z.string() })),
            }),
          ),
          pageInfo: pageInfoShape,
        }),
      }),
    ),
  }),
);

/** How many the viewer has not read. */
export const countUnread = operation(
  graphql(`
    query CountUnread {
      viewer {
        unreadNotificationCount
      }
    }
  `),
  z.object({ viewer: z.nullable(z.object({ unreadNotificationCount: count })) }),
);

/** Marks some, or one and all before it, as read. */
export const markNotificationsRead = operation(
  graphql(`
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
      markNotificationsRead(input: $input) {
        __typename
        ... on MarkNotificationsReadSuccess {
          viewer {
            unreadNotificationCount
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
  z.object({
    markNotificationsRead: z.object({
      viewer: z.object({ unreadNotificationCount: count }),
    }),
  }),
);
