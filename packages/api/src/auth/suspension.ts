import type { Caller } from "@paperround/schema/context";

/** What tells of a suspension, of the people `p` that a statement reads. */
export const SUSPENSION_COLUMNS = "p.suspended_at, p.suspended_until, p.suspension_reason";

/** The same, as it is read. */
export interface SuspensionColumns {
  suspended_at: Date | null;
  suspended_until: Date | null;
  suspension_reason: string;
}

/** The suspension that holds now; null when none does. */
export function suspensionOf(row: SuspensionColumns, now: Date): Caller["suspension"] {
  const { suspended_at: since, suspended_until: until, suspension_reason: reason } = row;
  return since !== null && (until === null || until > now) ? { until, reason } : null;
}
