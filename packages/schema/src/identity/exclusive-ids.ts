import type { Db } from "../context.ts";
import type { PaperIdentifier, PaperIdScheme } from "../paper-id/scheme.ts";

/** Schemes of which one paper has one id. A DOI is not among them: the preprint and the proceedings each have theirs. */
export const ONE_PER_PAPER: readonly PaperIdScheme[] = ["ARXIV", "ACL", "PMID", "PMCID"];

/** Two ids of a scheme of which a paper has one. */
export interface IdsConflict {
  kind: "IDS_CONFLICT";
  scheme: PaperIdScheme;
  values: string[];
}

/** A paper's ids of the schemes of which it has one: more where a moderator said so. */
export function exclusiveIdsOf(tx: Db, paperId: number): Promise<PaperIdentifier[]> {
  return tx.paperId.findMany({
    where: { paperId, scheme: { in: [...ONE_PER_PAPER] } },
    orderBy: [{ scheme: "asc" }, { value: "asc" }],
    select: { scheme: true, value: true },
  });
}

/** The first scheme of which both have an id, and none in common; null when there is none. */
export function findConflict(
  a: readonly PaperIdentifier[],
  b: readonly PaperIdentifier[],
): IdsConflict | null {
  for (const scheme of ONE_PER_PAPER) {
    const left = valuesOf(a, scheme);
    const right = valuesOf(b, scheme);
    const isApart = left.length > 0 && right.length > 0 && !left.some((it) => right.includes(it));
    if (isApart) return { kind: "IDS_CONFLICT", scheme, values: [...left, ...right] };
  }
  return null;
}

function valuesOf(ids: readonly PaperIdentifier[], scheme: PaperIdScheme): string[] {
  return ids.filter((id) => id.scheme === scheme).map((id) => id.value);
}

/**
 * Parts the ids of a record into those that a paper can take, and those that dispute it: a second one of a scheme of
 * which a paper has one. Of several in one record the first stands, unless the paper has another of them.
 * @param present the paper's ids of those schemes
 */
export function settleIds<Id extends PaperIdentifier>(
  ids: readonly Id[],
  present: readonly PaperIdentifier[],
): { ids: Id[]; disputed: Id[] } {
  const taken = [...present];
  const settled: { ids: Id[]; disputed: Id[] } = { ids: [], disputed: [] };
  for (const id of ids) {
    const known = valuesOf(taken, id.scheme);
    const isFree =
      !ONE_PER_PAPER.includes(id.scheme) || known.length === 0 || known.includes(id.value);
    settled[isFree ? "ids" : "disputed"].push(id);
    if (isFree) taken.push(id);
  }
  return settled;
}
