import type { Db } from "../context.ts";
import { titlesAgree } from "../papers/title-key.ts";
import { exclusiveIdsOf, findConflict } from "./exclusive-ids.ts";
import type { IdsConflict } from "./exclusive-ids.ts";
import type { LockedPaper } from "./paper-locks.ts";
import { membersOf } from "./paper-locks.ts";

/** Two papers, the lower row first. */
export function orderedPair(a: number, b: number): { lowId: number; highId: number } {
  return { lowId: Math.min(a, b), highId: Math.max(a, b) };
}

/** Every pair with one paper of each side, the lower row first: what a moderator said of two holds for all that became one with them. */
function pairsAcross(left: readonly number[], right: readonly number[]) {
  return {
    OR: [
      { lowId: { in: [...left] }, highId: { in: [...right] } },
      { lowId: { in: [...right] }, highId: { in: [...left] } },
    ],
  };
}

/** Why two papers must not become one without a moderator. */
export type Obstacle =
  | { kind: "DECIDED_NOT_SAME" }
  | { kind: "ONE_IS_HIDDEN" }
  | IdsConflict
  | { kind: "TITLES_DISAGREE"; titles: string[] };

/** @returns null when nothing speaks against two locked papers being one */
export async function findObstacle(
  tx: Db,
  a: LockedPaper,
  b: LockedPaper,
): Promise<Obstacle | null> {
  const [left, right] = await Promise.all([membersOf(tx, a.id), membersOf(tx, b.id)]);
  const decided = await tx.notSame.findFirst({ where: pairsAcross(left, right) });
  if (decided) return { kind: "DECIDED_NOT_SAME" };
  // A moderator hid one of them: it neither comes to light nor takes the other with it because a source says so.
  if (a.isHidden !== b.isHidden) return { kind: "ONE_IS_HIDDEN" };
  const conflict = findConflict(await exclusiveIdsOf(tx, a.id), await exclusiveIdsOf(tx, b.id));
  if (conflict) return conflict;
  if (!titlesAgree(a.titleKey, b.titleKey)) {
    return { kind: "TITLES_DISAGREE", titles: [a.title, b.title] };
  }
  return null;
}

/**
 * Puts a pair before the moderators, once, whichever papers have become one with either since; a pair that was decided
 * stays decided. Both must be locked.
 */
export async function queueCandidate(
  tx: Db,
  a: number,
  b: number,
  obstacle: Obstacle,
): Promise<void> {
  if (obstacle.kind === "DECIDED_NOT_SAME" || a === b) return;
  const [left, right] = await Promise.all([membersOf(tx, a), membersOf(tx, b)]);
  if (await tx.mergeCandidate.findFirst({ where: pairsAcross(left, right), select: { id: true } }))
    return;
  await tx.mergeCandidate.createMany({
    data: [{ ...orderedPair(a, b), reason: obstacle.kind, evidence: { ...obstacle } }],
    skipDuplicates: true,
  });
}
