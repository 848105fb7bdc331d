import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";
import { paperFields, paperShape } from "../paper-fields.ts";

/** One paper, named: asked only when a reader opens its panel. */
export const readPaper = operation(
  graphql(
    `
      query ReadPaper($ref: PaperRef!) {
        paper(ref: $ref) {
          ...PaperFields
        }
      }
    `,
    [paperFields],
  ),
  z.object({ paper: z.nullable(paperShape) }),
);

/** The papers near one. */
export const readRelated = operation(
  graphql(`
    query ReadRelated($id: ID!) {
      paper(ref: { id: $id }) {
        related(first: 4) {
          edges {
            node {
              id
              title
              upvoteCount
              links {
                landing
              }
            }
            reasons {
              text
            }
          }
        }
      }
    }
  `),
  z.object({
    paper: z.nullable(
      z.object({
        related: z.object({
          edges: z.array(
            z.object({
              node: z.object({
                id: z.string(),
                title: z.string(),
                upvoteCount: z.number(),
                links: z.object({ landing: z.nullable(z.string()) }),
              }),
              reasons: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      }),
    ),
  }),
);
