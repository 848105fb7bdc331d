import { randomUUID } from "node:crypto";
import { bounceIn } from "@paperround/schema/digests/record-bounce";
import type { ToldPaper } from "@paperround/schema/digests/told-papers.sql";
import { readToldPapers } from "@paperround/schema/digests/told-papers.sql";
import {
  beginSending,
  finishIssue,
  giveBack,
  takeIssues,
} from "@paperround/schema/digests/waiting-issues.sql";
import type { WaitingIssue } from "@paperround/schema/digests/waiting-issues.sql";
import { classifyRefusal } from "./classify-refusal.ts";
import type { DigestParts } from "./digest-mail-parts.ts";
import { issueMail } from "./issue-mail.ts";
import { nextTry } from "./next-try.ts";
import { createDigestWriter } from "./write-digest.ts";

/** So many issues are taken and read at once; each is sent and written down by itself. */
const BATCH = 50;

/** How long a mail waits at which the connection broke, in milliseconds. */
const AFTER_FAILURE = 60_000;

/** What came of sending a batch. */
export interface SentBatch {
  /** How many the mail server has taken. */
  sent: number;
  /** How many are over or put off otherwise. */
  other: number;
  /** Whether there may be more to send. */
  hasMore: boolean;
}

/** The mail server takes nothing at the moment; what was not sent waits. */
export class MailServerAway extends Error {
  override readonly name = "MailServerAway";
}

/**
 * Sends what waits, a batch of it, one mail after the other. That a mail was taken is committed before the next is begun: of
 * what this process sends, a crash can have one mail sent again at most, the one that the mail server took and the
 * database does not know of. It bears the same Message-ID.
 * @param pace waits until the next mail may go
 * @throws {MailServerAway}
 */
export async function sendIssues(
  parts: DigestParts,
  { pace, signal }: { pace: () => Promise<void>; signal: AbortSignal },
): Promise<SentBatch> {
  const { db, clock, publicUrl } = parts;
  const lease = randomUUID();
  const issues = await takeIssues(db, { now: clock.now(), most: BATCH, lease });
  const done: SentBatch = { sent: 0, other: 0, hasMore: issues.length === BATCH };
  if (issues.length === 0) return done;
  const papers = await readToldPapers(db, [...new Set(issues.flatMap((issue) => issue.paperIds))]);
  const write = createDigestWriter(publicUrl);
  for (const [at, issue] of issues.entries()) {
    try {
      signal.throwIfAborted();
      const told = issue.paperIds.flatMap((id) => papers.get(id) ?? []);
      const isSent = await sendOne(parts, write, { issue, told, lease, pace });
      if (isSent) done.sent += 1;
      else done.other += 1;
    } catch (error) {
      // The one at which it happened goes behind the others: should it be because of that mail, they are sent first.
      const [failed, ...rest] = issues.slice(at);
      const now = clock.now();
      const later = new Date(now.getTime() + AFTER_FAILURE);
      await giveBack(db, { ids: failed ? [failed.id] : [], at: later, lease });
      await giveBack(db, { ids: rest.map(({ id }) => id), at: now, lease });
      throw error;
    }
  }
  return done;
}

interface Sending {
  issue: WaitingIssue;
  told: readonly ToldPaper[];
  lease: string;
  pace: () => Promise<void>;
}

/** @returns whether the mail server has taken it */
async function sendOne(
  parts: DigestParts,
  write: ReturnType<typeof createDigestWriter>,
  { issue, told, lease, pace }: Sending,
): Promise<boolean> {
  const { db, clock, mailer } = parts;
  const { id } = issue;
  if (told.length === 0) {
    await finishIssue(db, id, { state: "CANCELLED", now: clock.now() });
    return false;
  }
  await pace();
  if (!(await beginSending(db, { id, now: clock.now(), lease }))) return false;
  try {
    await mailer.send(issueMail(parts, write, issue, told));
  } catch (error) {
    await keepRefusal(parts, issue, error);
    return false;
  }
  await finishIssue(db, id, { state: "SENT", now: clock.now() });
  return true;
}

/** @throws {MailServerAway} when it is not about this mail */
async function keepRefusal(
  { db, clock }: DigestParts,
  { id, subscriptionId, attempts }: WaitingIssue,
  error: unknown,
): Promise<void> {
  const refusal = classifyRefusal(error);
  const now = clock.now();
  if (refusal === "away") {
    throw new MailServerAway("The mail server takes no digests at the moment.", { cause: error });
  }
  if (refusal === "later") {
    const next = nextTry(now, attempts + 1);
    const problem = "The mail server did not take it for its reader, for the time being.";
    const state = next === null ? "FAILED" : "WAITING";
    await finishIssue(db, id, { state, now, nextAttemptAt: next, problem });
    return;
  }
  const problem =
    refusal === "nobody"
      ? "The mail server says that nobody has this address."
      : "The mail server does not take this mail for its reader.";
  await db.$transaction(async (tx) => {
    await finishIssue(tx, id, { state: "REFUSED", now, problem });
    await bounceIn(tx, clock, subscriptionId, refusal === "nobody" ? "permanent" : "temporary");
  });
}
