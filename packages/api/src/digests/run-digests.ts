import { composeDue } from "@paperround/schema/digests/compose-due";
import type { Progress } from "../jobs/job.ts";
import type { DigestParts } from "./digest-mail-parts.ts";
import { createPace } from "./pace.ts";
import { sendIssues } from "./send-issues.ts";

/** What came of a run. */
export interface DigestRun {
  /** Subscriptions that were due. */
  due: number;
  /** Issues composed for them. */
  composed: number;
  /** Mails that the mail server has taken. */
  sent: number;
  /** Issues that are over or put off otherwise. */
  notSent: number;
}

/**
 * Composes what is due and sends what waits, until there is neither. Others may do the same at the same time: what one has
 * claimed or taken, no other does.
 * @throws {MailServerAway} when the mail server takes nothing; all that is due waits
 */
export async function runDigests(
  parts: DigestParts,
  signal: AbortSignal,
  report: (progress: Progress) => void = () => {},
): Promise<DigestRun> {
  const run: DigestRun = { due: 0, composed: 0, sent: 0, notSent: 0 };
  const pace = createPace(parts.rate, signal);
  for (let hasMore = true; hasMore;) {
    // What has become due while mails were sent need not wait for the last of them.
    const { due, issues } = await composeDue(parts, {
      signal,
      report: (done, total) => report({ step: "Composing digests", done, total }),
    });
    run.due += due;
    run.composed += issues;
    const batch = await sendIssues(parts, { pace, signal });
    run.sent += batch.sent;
    run.notSent += batch.other;
    hasMore = batch.hasMore;
    if (batch.sent + batch.other > 0) await tell(parts, run, report);
  }
  return run;
}

async function tell(
  { db }: DigestParts,
  { sent, notSent }: DigestRun,
  report: (progress: Progress) => void,
): Promise<void> {
  const waiting = await db.digestIssue.count({ where: { state: "WAITING" } });
  const done = sent + notSent;
  report({
    step: "Sending digests",
    done,
    total: done + waiting,
    ...(notSent > 0 && { detail: `${notSent} not taken` }),
  });
}
