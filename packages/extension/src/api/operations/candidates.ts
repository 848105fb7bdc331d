import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";

/** Papers with such a title: asked only when a reader opens the panel over a paper that is not known by an id. */
export const findByTitle = operation(
  graphql(`
    query FindByTitle($query: String!) {
      search(query: $query, first: 5) {
        nodes {
          id
          title
          publishedOn
          authors(first: 3) {
            nodes {
              name
            }
          }
          authorCount
          upvoteCount
        }
      }
    }
  `),
  z.object({
    search: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          publishedOn: z.nullable(z.string()),
          authors: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
          authorCount: z.number(),
          upvoteCount: z.number(),
        }),
      ),
    }),
  }),
);
