import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";

/** A paper as one cites it, in every format that the panel offers. */
export const readCitations = operation(
  graphql(`
    query ReadCitations($id: ID!) {
      paper(ref: { id: $id }) {
        bibtex: citation(format: BIBTEX)
        ris: citation(format: RIS)
        markdown: citation(format: MARKDOWN)
      }
    }
  `),
  z.object({
    paper: z.nullable(z.object({ bibtex: z.string(), ris: z.string(), markdown: z.string() })),
  }),
);
