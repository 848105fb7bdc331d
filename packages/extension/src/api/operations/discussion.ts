import * as z from "zod/mini";
import { commentFields, commentShape } from "../comment-fields.ts";
import { graphql, operation } from "../graphql.ts";
import { paperFields, paperShape } from "../paper-fields.ts";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) });

/** The threads about a paper, each with its first replies. */
export const readThreads = operation(
  graphql(
    `
      query ReadThreads($id: ID!, $after: String, $sort: CommentSort!) {
        paper(ref: { id: $id }) {
          comments(first: 10, after: $after, sort: $sort) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...CommentFields
              replies(first: 5) {
                pageInfo {
                  hasNextPage
                  endCursor
                }
                nodes {
                  ...CommentFields
                }
              }
            }
          }
        }
      }
    `,
    [commentFields],
  ),
  z.object({
    paper: z.nullable(
      z.object({
        comments: z.object({
          pageInfo,
          nodes: z.array(
            z.extend(commentShape, {
              replies: z.object({ pageInfo, nodes: z.array(commentShape) }),
            }),
          ),
        }),
      }),
    ),
  }),
);

/** More replies of a thread. */
export const readReplies = operation(
  graphql(
    `
      query ReadReplies($id: ID!, $after: String) {
        node(id: $id) {
          __typename
          ... on Comment {
            replies(first: 20, after: $after) {
              pageInfo {
                hasNextPage
                endCursor
              }
              nodes {
                ...CommentFields
              }
            }
          }
        }
      }
    `,
    [commentFields],
  ),
  z.object({
    node: z.nullable(
      z.object({
        __typename: z.string(),
        // Only a comment has them.
        replies: z.optional(z.object({ pageInfo, nodes: z.array(commentShape) })),
      }),
    ),
  }),
);

/** The key makes a repetition harmless. */
export const addComment = operation(
  graphql(
    `
      mutation AddComment($input: AddCommentInput!) {
        addComment(input: $input) {
          __typename
          ... on AddCommentSuccess {
            comment {
              ...CommentFields
              paper {
                ...PaperFields
              }
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
    [commentFields, paperFields],
  ),
  z.object({
    addComment: z.object({ comment: z.extend(commentShape, { paper: paperShape }) }),
  }),
);

/** Of the revision that was read: what somebody wrote meanwhile is not overwritten. */
export const editComment = operation(
  graphql(
    `
      mutation EditComment($input: EditCommentInput!) {
        editComment(input: $input) {
          __typename
          ... on EditCommentSuccess {
            comment {
              ...CommentFields
              paper {
                id
              }
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
    [commentFields],
  ),
  z.object({
    editComment: z.object({
      comment: z.extend(commentShape, { paper: z.object({ id: z.string() }) }),
    }),
  }),
);

/** It is no error when it was gone already. */
export const deleteComment = operation(
  graphql(
    `
      mutation DeleteComment($input: DeleteCommentInput!) {
        deleteComment(input: $input) {
          __typename
          ... on DeleteCommentSuccess {
            comment {
              ...CommentFields
            }
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
    [commentFields, paperFields],
  ),
  z.object({
    deleteComment: z.object({
      comment: z.nullable(commentShape),
      paper: z.nullable(paperShape),
    }),
  }),
);

/** States the wanted end, so that it may be sent again. */
export const setReaction = operation(
  graphql(
    `
      mutation SetReaction($input: SetReactionInput!) {
        setReaction(input: $input) {
          __typename
          ... on SetReactionSuccess {
            comment {
              ...CommentFields
              paper {
                id
              }
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
    [commentFields],
  ),
  z.object({
    setReaction: z.object({
      comment: z.extend(commentShape, { paper: z.object({ id: z.string() }) }),
    }),
  }),
);
