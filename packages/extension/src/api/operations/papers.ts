import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";
import { relatedEdgeFields, relatedEdgeShape } from "../related-fields.ts";
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
  graphql(
    `
      query ReadRelated($id: ID!) {
        paper(ref: { id: $id }) {
          related(first: 4) {
            edges {
              ...RelatedEdgeFields
            }
          }
        }
      }
    `,
    [relatedEdgeFields],
  ),
  z.object({
    paper: z.nullable(z.object({ related: z.object({ edges: z.array(relatedEdgeShape) }) })),
  }),
);

/** The papers near one that need not be here. */
export const readNear = operation(
  graphql(
    `
      query ReadNear($input: RelatedToInput!) {
        relatedTo(input: $input, first: 4) {
          edges {
            ...RelatedEdgeFields
          }
        }
      }
    `,
    [relatedEdgeFields],
  ),
  z.object({ relatedTo: z.object({ edges: z.array(relatedEdgeShape) }) }),
);
