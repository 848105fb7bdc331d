import type { PaperIdentifier } from "../paper-id/scheme.ts";
import type { PaperRecord } from "../papers/paper-record.ts";
import { PAPER_RECORD_LIMITS } from "../papers/paper-record-fields.ts";

/**
 * What a paper cites by all that its sources tell, each id once: one source knows works by their DOI, another by its own
 * number, and each name may be the one by which the work is here. In an order of their own, and never more than a record
 * may have.
 */
export function toldReferences(
  records: readonly Pick<PaperRecord, "references">[],
): PaperIdentifier[] {
  const found = new Map<string, PaperIdentifier>();
  for (const { references = [] } of records)
    for (const { scheme, value } of references) found.set(`${scheme} ${value}`, { scheme, value });
  if (found.size === 0) return [];
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, PAPER_RECORD_LIMITS.references)
    .map(([, id]) => id);
}
