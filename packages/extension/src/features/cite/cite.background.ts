import * as z from "zod/mini";
import { answer, nodeId } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readCitations } from "../../api/operations/citations.ts";
import { t } from "../../text.ts";

/** Reads how a paper is cited. */
export function startCitations(api: Api): void {
  answer("citations.read", "own page", z.object({ paperId: nodeId }), async ({ paperId }) => {
    const read = await api.run(readCitations, { id: paperId });
    if (!read.ok) return read;
    if (read.value.paper) return { ok: true, value: read.value.paper };
    const message = t("cite.gone");
    return { ok: false, failure: { kind: "refused", code: "NOT_FOUND", message } };
  });
}
