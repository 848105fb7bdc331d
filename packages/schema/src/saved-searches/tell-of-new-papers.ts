import type { ChangeKind } from "../../generated/client/enums.ts";
import { readChangeLog } from "../changes/read-change-log.ts";
import type { PrismaClient } from "../context.ts";
import { findNewlyFitting, tellOfFitting } from "./newly-fitting.sql.ts";

/** How far this has come is kept under this name. */
const FOLLOWER = "saved-searches";

/** So many changes are looked at at once: few enough that what they tell of is written in a moment. */
const PAGE = 100;

/** After these a paper may be found that was not before, or may be news where it was not. */
export const TELLING_CHANGES: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "PAPER_ADDED",
  "PAPER_EDITED",
  "PAPER_SHOWN",
  "PAPER_UNMERGED",
]);

/**
 * Tells people of new papers that their searches find, a part of the change log further. How far it has come is written
 * with what was told, in one transaction, and only from where it stood: whatever dies, and however many do it at once,
 * each is told once of a search and a paper.
 * @returns how many were told, and whether there is more to look at
 */
export async function tellOfNewPapers(
  db: PrismaClient,
): Promise<{ told: number; hasMore: boolean }> {
  const before = await db.followedLog.findUnique({ where: { name: FOLLOWER } });
  const since = before?.cursor ?? null;
  const { changes, cursor, reset, hasMore } = await readChangeLog(db, since, PAGE);
  if (cursor === since) return { told: 0, hasMore };
  // What is missing in the log is among the papers themselves, and what was told already is not told again.
  const caughtUp = reset ? await tellOfRecent(db) : 0;
  const news = changes.filter(({ kind }) => TELLING_CHANGES.has(kind));
  const found = await findNewlyFitting(db, [...new Set(news.map(({ paperId }) => paperId))]);
  const told = await db.$transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      INSERT INTO followed_logs (name, cursor) VALUES (${FOLLOWER}, ${cursor})
      ON CONFLICT (name) DO UPDATE SET cursor = EXCLUDED.cursor
      WHERE followed_logs.cursor IS NOT DISTINCT FROM ${since}`;
    // None: another process has come further meanwhile.
    return moved === 0 ? 0 : tellOfFitting(tx, found);
  });
  return { told: told + caughtUp, hasMore };
}

/** Of every paper that may be news to anybody. */
async function tellOfRecent(db: PrismaClient): Promise<number> {
  let told = 0;
  for (let after = 0; ;) {
    const papers = await db.$queryRaw<{ id: number }[]>`
      SELECT id FROM papers
      WHERE id > ${after} AND created_at >= now() - interval '90 days'
        AND created_at >= (SELECT min(notify_since) FROM saved_searches)
      ORDER BY id LIMIT ${PAGE}`;
    const last = papers.at(-1);
    if (!last) return told;
    const ids = papers.map(({ id }) => id);
    told += await tellOfFitting(db, await findNewlyFitting(db, ids));
    after = last.id;
  }
}
