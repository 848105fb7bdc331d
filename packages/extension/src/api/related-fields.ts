import * as z from "zod/mini";
import type { RelatedView } from "../paper-view.ts";
import { graphql } from "./graphql.ts";
import { webLink } from "./paper-fields.ts";

/** A paper near another, and why. */
export const relatedEdgeFields = graphql(`
  fragment RelatedEdgeFields on RelatedPaperEdge {
    node {
      id
      title
      upvoteCount
      links {
        landing
      }
    }
    reasons {
      kind
      text
      count
      names
      citation
    }
  }
`);

export const relatedEdgeShape = z.object({
  node: z.object({
    id: z.string(),
    title: z.string(),
    upvoteCount: z.number(),
    links: z.object({ landing: z.nullable(z.string()) }),
  }),
  reasons: z.array(
    z.object({
      // A newer server may have other kinds: they come with a text, too.
      kind: z.string(),
      text: z.string(),
      count: z.nullable(z.number()),
      names: z.array(z.string()),
      citation: z.nullable(z.string()),
    }),
  ),
});

/** Turns the fragment's answer into what the panel shows. */
export function toRelatedView({ node, reasons }: z.output<typeof relatedEdgeShape>): RelatedView {
  return {
    id: node.id,
    title: node.title,
    upvoteCount: node.upvoteCount,
    url: webLink(node.links.landing),
    reasons,
  };
}
