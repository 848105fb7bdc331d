import type { Db } from "../context.ts";
import type { PaperIdScheme } from "../paper-id/scheme.ts";
import { titlesAgree } from "../papers/title-key.ts";
import type { LockedPaper } from "./paper-locks.ts";
import { membersOf } from "./paper-locks.ts";

/** Schemes of which one paper has one id. A DOI is not among them: the preprint and the proceedings each have theirs. */
export const ONE_PER_PAPER: readonly PaperIdScheme[] = ["ARXIV", "ACL", "PMID", "PMCID"];

/** Two papers, the lower row first. */
export function orderedPair(a: number, b: number): { lowId: number; highId: number } {
  return { lowId: Math.min(a, b), highId: Math.max(a, b) };
}

/** Why two papers must not become one without a moderator. */
export type Obstacle =
  | { kind: "DECIDED_NOT_SAME" }
  | { kind: "IDS_CONFLICT"; scheme: PaperIdScheme; values: string[] }
  | { kind: "TITLES_DISAGREE"; titles: string[] };

/** @returns null when nothing speaks against two locked papers being one */
export async function findObstacle(
  tx: Db,
  a: LockedPaper,
  b: LockedPaper,
): Promise<Obstacle | null> {
  const [left, right] = await Promise.all([membersOf(tx, a.id), membersOf(tx, b.id)]);
  const decided = await tx.notSame.findFirst({
    where: {
      OR: [
        { lowId: { in: left }, highId: { in: right } },
        { lowId: { in: right }, highId: { in: left } },
      ],
    },
  });
  if (decided) return { kind: "DECIDED_NOT_SAME" };
  const ids = await tx.paperId.findMany({
    where: { paperId: { in: [a.id, b.id] }, scheme: { in: [...ONE_PER_PAPER] } },
    select: { scheme: true, value: true, paperId: true },
  });
  for (const [scheme, group] of Map.groupBy(ids, (id) => id.scheme)) {
    const papers = new Set(group.map((id) => id.paperId));
    if (papers.size > 1)
      return { kind: "IDS_CONFLICT", scheme, values: group.map((id) => id.value) };
  }
  if (!titlesAgree(a.titleKey, b.titleKey)) {
    return { kind: "TITLES_DISAGREE", titles: [a.title, b.title] };
  }
  return null;
}

/** Puts a pair before the moderators, once; a pair that was decided stays decided. */
export async function queueCandidate(
  tx: Db,
  a: number,
  b: number,
  obstacle: Obstacle,
): Promise<void> {
  if (obstacle.kind === "DECIDED_NOT_SAME" || a === b) return;
  await tx.mergeCandidate.createMany({
    data: [{ ...orderedPair(a, b), reason: obstacle.kind, evidence: { ...obstacle } }],
    skipDuplicates: true,
  });
}
