import type { Clock, Db } from "../context.ts";
import { readCandidates } from "./candidates.sql.ts";
import { dayText } from "./begin-subscription.ts";
import { readFollowed, readHad } from "./due-subscriptions.sql.ts";
import { CandidateIndex } from "./match-papers.ts";
import type { Preferences } from "./preferences.ts";
import { nextDue, periodAt } from "./schedule.ts";

/** What the next issue would be if it were sent now. */
export interface PreviewedIssue {
  subscriptionId: number | null;
  /** When it is due; null while no subscription runs. */
  dueAt: Date | null;
  /** The day that it would bear. */
  period: string;
  paperIds: number[];
}

const DAY = 86_400_000;

const AT_FIRST = {
  cadence: "DAILY",
  weekday: 1,
  hour: 8,
  timeZone: "UTC",
  keywords: [],
  categories: [],
  authorIds: [],
  orgIds: [],
  followed: false,
  minVotes: 0,
} as const;

/**
 * Composes what a reader's next issue would be, and changes nothing.
 * @param reader whose, by their account or by their subscription; null for nobody's
 * @param preferences in the place of those that are kept
 */
export async function previewDigest(
  { db, clock }: { db: Db; clock: Clock },
  reader: { userId: string } | { id: number } | null,
  preferences: Preferences = {},
): Promise<PreviewedIssue> {
  const now = clock.now();
  const row = reader && (await db.digestSubscription.findUnique({ where: reader }));
  const wishes = { ...AT_FIRST, ...row, ...preferences };
  const days = wishes.cadence === "WEEKLY" ? 7 : 1;
  const newSince = row?.newSince ?? new Date(now.getTime() - days * DAY);
  const candidates = await readCandidates(db, newSince, now);
  const userId = row?.userId ?? (reader && "userId" in reader ? reader.userId : null);
  const followed =
    wishes.followed && userId !== null ? (await readFollowed(db, [userId])).get(userId) : null;
  const members = candidates.flatMap((candidate) => candidate.members);
  const had = row
    ? (await readHad(db, members, { first: row.id, last: row.id })).get(row.id)
    : undefined;
  const index = new CandidateIndex(candidates, now);
  const lastPeriod = dayText(row?.lastPeriod ?? null);
  const isRunning = row?.state === "ACTIVE";
  return {
    subscriptionId: row?.id ?? null,
    dueAt: isRunning ? nextDue(wishes, now, lastPeriod).at : null,
    period: periodAt(wishes.timeZone, now),
    paperIds: index.match(
      { ...wishes, newSince: newSince.getTime() },
      followed ?? null,
      (id) => had?.has(id) ?? false,
    ),
  };
}
