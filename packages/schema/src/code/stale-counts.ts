import type { Db } from "../context.ts";
import { wherePaper } from "../papers/find-paper.ts";
import type { PaperName } from "../papers/paper-ref.ts";

/** For how long counts of others are good enough. */
export const COUNTS_HOLD_HOURS = 6;

/** What of a paper's counts is worth asking for again. */
export interface StaleCounts {
  /** On GitHub. */
  repository: string | null;
  /** A day of the daily papers, on whose list the paper stands: all of that list is asked for, never one paper. */
  listDay: string | null;
}

/** Looks which counts of a paper are older than {@link COUNTS_HOLD_HOURS}. */
export async function staleCounts(db: Db, paper: PaperName, now: Date): Promise<StaleCounts> {
  const before = new Date(now.getTime() - COUNTS_HOLD_HOURS * 3_600_000);
  const found = await db.paper.findFirst({
    where: wherePaper(paper),
    select: {
      codeRepository: true,
      records: { where: { source: "daily", fetchedAt: { lt: before } }, select: { record: true } },
    },
  });
  const day = found?.records
    .map(({ record }) => (record as { listedOn?: unknown }).listedOn)
    .find((listedOn) => typeof listedOn === "string");
  const name = found?.codeRepository ?? null;
  const fresh =
    name === null ||
    (await db.codeRepository.findFirst({
      where: { name, OR: [{ countedAt: { gte: before } }, { askedAt: { gte: before } }] },
      select: { name: true },
    }));
  return { repository: fresh ? null : name, listDay: day ?? null };
}
