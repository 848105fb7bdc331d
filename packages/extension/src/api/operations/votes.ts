import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";
import { paperFields, paperShape } from "../paper-fields.ts";

/** States the wanted end, so that it may be sent again. */
export const setVote = operation(
  graphql(
    `
      mutation SetVote($input: SetVoteInput!) {
        setVote(input: $input) {
          __typename
          ... on SetVoteSuccess {
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
  z.object({ setVote: z.object({ paper: paperShape }) }),
);
