import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";
import { paperFields, paperShape } from "../paper-fields.ts";

/** Puts a paper on the list of the day; the key makes a repetition harmless. */
export const submitPaper = operation(
  graphql(
    `
      mutation SubmitPaper($input: SubmitPaperInput!) {
        submitPaper(input: $input) {
          __typename
          ... on SubmitPaperSuccess {
            paper {
              ...PaperFields
            }
            submission {
              status
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
  z.object({
    submitPaper: z.object({ paper: paperShape, submission: z.object({ status: z.string() }) }),
  }),
);

/** Who decides what is listed, and what the viewer may do there. */
export const readSubmissionPolicy = operation(
  graphql(`
    query ReadSubmissionPolicy {
      instance {
        submissions
      }
      viewer {
        person {
          role
        }
      }
    }
  `),
  z.object({
    instance: z.object({ submissions: z.string() }),
    viewer: z.nullable(z.object({ person: z.object({ role: z.string() }) })),
  }),
);
