import type { Clock, PrismaClient } from "../context.ts";
import { readCandidates } from "./candidates.sql.ts";
import { claimIssues } from "./claim-issues.sql.ts";
import type { ComposedIssue } from "./claim-issues.sql.ts";
import type { DueSubscription } from "./due-subscriptions.sql.ts";
import { measureDue, readDue, readFollowed, readHad } from "./due-subscriptions.sql.ts";
import type { Followed } from "./match-papers.ts";
import { CandidateIndex } from "./match-papers.ts";
import { lastDue, nextDue, periodAt } from "./schedule.ts";

/** So many subscriptions are composed for by the same few statements. */
const BATCH = 1_000;

/** What came of composing. */
export interface Composed {
  /** Subscriptions that were due. */
  due: number;
  /** Issues that there are now to be sent. */
  issues: number;
}

/** How composing goes about it. */
export interface ComposeOptions {
  /** Claims nothing: for a look at what would be sent. */
  dryRun?: boolean;
  batch?: number;
  signal?: AbortSignal;
  /** Told how many of how many are composed. */
  report?: (done: number, total: number) => void;
}

/**
 * Composes the issues of all that are due, and claims them. The papers are read once, whoever is due; of each batch of
 * subscriptions four statements read and write all. A process that is killed leaves whole batches behind it, and what it did
 * not come to is due still.
 */
export async function composeDue(
  { db, clock }: { db: PrismaClient; clock: Clock },
  { dryRun = false, batch = BATCH, signal, report = () => {} }: ComposeOptions = {},
): Promise<Composed> {
  const now = clock.now();
  const { count, newSince } = await measureDue(db, now);
  const done: Composed = { due: 0, issues: 0 };
  if (count === 0) return done;
  const index = new CandidateIndex(await readCandidates(db, newSince ?? now, now), now);
  const members = index.candidates.flatMap((candidate) => candidate.members);
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const subscriptions = await readDue(db, { now, after, most: batch });
    const [first, last] = [subscriptions[0], subscriptions.at(-1)];
    if (!first || !last) return done;
    const followers = subscriptions.filter(({ followed }) => followed);
    const followed = await readFollowed(
      db,
      followers.flatMap(({ userId }) => userId ?? []),
    );
    const had = await readHad(db, members, { first: first.id, last: last.id });
    const composed = subscriptions.map((subscription) =>
      composeFor(subscription, index, { followed, had: had.get(subscription.id), now }),
    );
    const claimed = dryRun
      ? { claimed: composed.filter(({ paperIds }) => paperIds.length > 0).length }
      : await claimIssues(db, composed, now);
    done.due += subscriptions.length;
    done.issues += claimed.claimed;
    report(done.due, count);
    after = last.id;
  }
}

/** What a run knows of a reader. */
interface Known {
  followed: ReadonlyMap<string, Followed>;
  had: ReadonlySet<number> | undefined;
  now: Date;
}

/** Composes one subscription's issue. */
function composeFor(
  subscription: DueSubscription,
  index: CandidateIndex,
  { followed, had, now }: Known,
): ComposedIssue {
  const { id, revision, nextDueAt: dueAt, timeZone, lastPeriod, userId } = subscription;
  const due = lastDue(subscription, { at: dueAt, period: periodAt(timeZone, dueAt) }, now);
  // What was due at an hour of before, in a zone of before, is of a day that may have had its issue.
  const period = lastPeriod !== null && due.period <= lastPeriod ? lastPeriod : due.period;
  return {
    subscriptionId: id,
    revision,
    dueAt,
    period,
    nextDueAt: nextDue(subscription, now, period).at,
    paperIds: index.match(
      subscription,
      userId === null ? null : (followed.get(userId) ?? null),
      (paper) => had?.has(paper) ?? false,
    ),
  };
}
