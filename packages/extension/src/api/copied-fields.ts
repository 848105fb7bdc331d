import * as z from "zod/mini";
import type { CopiedPaper } from "../copy-view.ts";
import { graphql } from "./graphql.ts";
import { toPaperIds } from "./paper-fields.ts";

/** What is kept of a paper to be read without the server. */
export const copiedFields = graphql(`
  fragment CopiedFields on Paper {
    id
    title
    publishedOn
    authors(first: 3) {
      nodes {
        name
      }
    }
    authorCount
    org {
      name
    }
    upvoteCount
    commentCount
    ids {
      scheme
      value
    }
  }
`);

export const copiedShape = z.object({
  id: z.string(),
  title: z.string(),
  publishedOn: z.nullable(z.string()),
  authors: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  authorCount: z.number(),
  org: z.nullable(z.object({ name: z.string() })),
  upvoteCount: z.number(),
  commentCount: z.number(),
  ids: z.array(z.object({ scheme: z.string(), value: z.string() })),
});

/** Turns the fragment's answer into what is kept. */
export function toCopiedPaper(paper: z.output<typeof copiedShape>): CopiedPaper {
  const { id, title, authorCount, publishedOn, upvoteCount, commentCount } = paper;
  return {
    id,
    title,
    authors: paper.authors.nodes.map((author) => author.name),
    authorCount,
    org: paper.org?.name ?? null,
    publishedOn,
    upvoteCount,
    commentCount,
    ids: toPaperIds(paper.ids),
  };
}
