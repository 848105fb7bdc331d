import * as z from "zod/mini";
import { answer, nodeId, pagePaper } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readNear, readRelated } from "../../api/operations/papers.ts";
import { paperRef } from "../../api/paper-ref.ts";
import { toRelatedView } from "../../api/related-fields.ts";
import type { RelatedView } from "../../paper-view.ts";
import { LIKE, titleLikeness } from "../../title-likeness.ts";

/** The server reads no more of a title. */
const LONGEST_TITLE = 500;

/** Reads the papers near the one in the panel. */
export function startRelated(api: Api): void {
  answer("related.read", "own page", z.object({ paperId: nodeId }), async ({ paperId }) => {
    const read = await api.run(readRelated, { id: paperId });
    if (!read.ok) return read;
    return { ok: true, value: (read.value.paper?.related.edges ?? []).map(toRelatedView) };
  });

  // The paper need not be here: what its page says of it is enough.
  answer("related.near", "own page", pagePaper, async ({ ids, title, abstract }) => {
    const input = {
      refs: ids.map((identifier) => paperRef({ identifier })),
      ...(title !== null && { title: title.slice(0, LONGEST_TITLE) }),
      ...(abstract !== undefined && { abstract }),
    };
    const read = await api.run(readNear, { input });
    if (!read.ok) return read;
    // What may be the paper itself is asked about apart.
    const isOther = (paper: RelatedView) => titleLikeness(title ?? "", paper.title) < LIKE;
    return { ok: true, value: read.value.relatedTo.edges.map(toRelatedView).filter(isOther) };
  });
}
