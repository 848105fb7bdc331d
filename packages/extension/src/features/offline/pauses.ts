import { LONGEST_WAIT } from "../../api/read-answer.ts";
import type { Pause } from "../../offline-database.ts";
import type { Failure } from "../../result.ts";

/* How long to leave a server alone that did not take an action. */

/** Browsers wake nobody up earlier than after half a minute. In milliseconds. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 30 * 60_000;
/** A server that breaks on one action again and again while it answers: the others go on without it. */
const MOST_BREAKS = 5;

/** Longer waits for one kind of action are the reader's to decide on, not the queue's. In milliseconds. */
const LONGEST_ASKED = 60 * 60_000;

/** Clocks are put right by seconds all the time. In milliseconds. */
const SLIGHTLY = 60_000;

/** What an answer that settles nothing asks for. */
export type Verdict =
  | { kind: "wait"; until: number; isAsked: boolean }
  | { kind: "sign-in" }
  | { kind: "refused" };

/** What else counts. */
interface Circumstances {
  /** In a row, this one among them. */
  failures: number;
  /** How often the server broke on this action. */
  breaks: number;
  now: number;
  /** From 0 to 1: many readers of a server that comes back do not all come at once. */
  random: number;
}

/** What to do about an action that the server did not take. */
export function verdictOn(
  failure: Failure,
  { failures, breaks, now, random }: Circumstances,
): Verdict {
  switch (failure.kind) {
    case "refused":
      return { kind: "refused" };
    case "signed-out":
      return { kind: "sign-in" };
    case "rate-limited":
      // Counted from another time than that of now where the clock was put right since the answer came.
      return { kind: "wait", until: Math.min(failure.retryAt, now + LONGEST_WAIT), isAsked: true };
    case "broken":
      if (breaks >= MOST_BREAKS) return { kind: "refused" };
      return { kind: "wait", until: now + pauseAfter(failures, random), isAsked: false };
    case "unreachable":
    case "incompatible":
    case "waiting":
      return { kind: "wait", until: now + pauseAfter(failures, random), isAsked: false };
  }
}

/**
 * Whether it says no to this action for today, such as to one submission too many: the others go on
 * without it. A server that wants to be left alone altogether gives no sentence.
 */
export function isForReader(failure: Failure, now: number): boolean {
  if (failure.kind !== "rate-limited" || failure.message === undefined) return false;
  return failure.retryAt - now > LONGEST_ASKED;
}

/** Whether a pause was begun by a clock that has been put back since: nobody knows when that would end. */
export function isOfAnotherTime({ since }: Pause, now: number): boolean {
  // Also where an earlier version kept no beginning.
  return !(since <= now + SLIGHTLY);
}

/** Doubles each time, up to half an hour; the last fifth is by chance. */
function pauseAfter(failures: number, random: number): number {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE);
  return pause * (1 + random / 5);
}
