import * as z from "zod/mini";
import { answer, nodeId } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readRelated } from "../../api/operations/papers.ts";
import { webLink } from "../../api/paper-fields.ts";

/** Reads the papers near the one in the panel. */
export function startRelated(api: Api): void {
  answer("related.read", "own page", z.object({ paperId: nodeId }), async ({ paperId }) => {
    const read = await api.run(readRelated, { id: paperId });
    if (!read.ok) return read;
    const edges = read.value.paper?.related.edges ?? [];
    return {
      ok: true,
      value: edges.map(({ node, reasons }) => ({
        id: node.id,
        title: node.title,
        upvoteCount: node.upvoteCount,
        url: webLink(node.links.landing),
        reasons: reasons.map((reason) => reason.text),
      })),
    };
  });
}
