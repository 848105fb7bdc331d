import type { AuditAction } from "../../generated/client/enums.ts";
import type { Db } from "../context.ts";

/** An act to be written down. */
export interface Act {
  action: AuditAction;
  /** Null for the operator, by the command line. */
  actorId: string | null;
  subject: {
    type:
      | "AuthorClaim"
      | "Comment"
      | "DisputedId"
      | "Merge"
      | "MergeCandidate"
      | "Paper"
      | "Person"
      | "Report"
      | "Submission";
    id: number | string;
  };
  reason?: string;
  /** What was, and what is. */
  details?: Record<string, string | number | null>;
}

/** Writes an act into the audit trail. Takes part in the transaction that does it, so that neither stands alone. */
export async function writeAudit(
  tx: Db,
  { action, actorId, subject, reason = "", details = {} }: Act,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entries (action, actor_id, actor_handle, subject_type, subject_id, reason, details)
    SELECT ${action}::audit_action, ${actorId}, (SELECT handle FROM people WHERE id = ${actorId}),
           ${subject.type}, ${String(subject.id)}, ${reason}, ${JSON.stringify(details)}::jsonb`;
}
