import type { Db, Viewer } from "../context.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import type { Placed } from "./list-proposals.ts";

/** Writes into the audit trail that an editor put submissions on the lists of their days. */
export async function auditPlacing(
  tx: Db,
  editor: Viewer,
  placed: readonly Placed[],
): Promise<void> {
  for (const { id, day } of placed) {
    await writeAudit(tx, {
      action: "PLACE_SUBMISSION",
      actorId: editor.id,
      subject: { type: "Submission", id },
      details: { day: day.toISOString().slice(0, 10) },
    });
  }
}
