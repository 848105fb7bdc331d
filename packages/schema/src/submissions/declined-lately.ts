import type { Db, Viewer } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { isEditor } from "../roles.ts";

const DAY = 86_400_000;

/** How long an editor's no holds for everybody but editors. */
const HOLDS_DAYS = 30;

/**
 * Sees to it that what an editor declined is not simply submitted again.
 * @throws {ConflictError} that says from when on it can be
 */
export async function assertNotDeclinedLately(
  tx: Db,
  viewer: Viewer,
  { paperId, now }: { paperId: number; now: Date },
): Promise<void> {
  if (isEditor(viewer)) return;
  const decline = await tx.submission.findFirst({
    where: {
      paperId,
      status: "DECLINED",
      decidedAt: { gt: new Date(now.getTime() - HOLDS_DAYS * DAY) },
    },
    orderBy: { decidedAt: "desc" },
    select: { decidedAt: true },
  });
  if (!decline?.decidedAt) return;
  const until = new Date(decline.decidedAt.getTime() + HOLDS_DAYS * DAY);
  throw new ConflictError(
    `An editor declined this paper on ${dayOf(decline.decidedAt)}. It can be submitted again after ${dayOf(until)}; ask an editor to list it before that.`,
  );
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
