import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";

/** What the words in the address bar could mean. */
export const suggestPapers = operation(
  graphql(`
    query SuggestPapers($query: String!) {
      suggest(query: $query, first: 8) {
        kind
        text
        subjectId
      }
    }
  `),
  z.object({
    suggest: z.array(
      z.object({ kind: z.string(), text: z.string(), subjectId: z.nullable(z.string()) }),
    ),
  }),
);

/** Where a paper can be read. */
export const whereIsPaper = operation(
  graphql(`
    query WhereIsPaper($id: ID!) {
      paper(ref: { id: $id }) {
        ids {
          scheme
          value
        }
        links {
          landing
        }
      }
    }
  `),
  z.object({
    paper: z.nullable(
      z.object({
        ids: z.array(z.object({ scheme: z.string(), value: z.string() })),
        links: z.object({ landing: z.nullable(z.string()) }),
      }),
    ),
  }),
);
