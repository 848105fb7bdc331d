const MINUTE = 60_000;

/**
 * How long after each attempt the next is made, in minutes: greylisting wants a few minutes, a full mailbox a day. What was
 * not taken by then is old: the next issue tells more.
 */
const PAUSES = [5, 15, 60, 180, 480, 960];

/**
 * When an issue is tried again.
 * @param attempts how many have been made
 * @returns null when it is not
 */
export function nextTry(now: Date, attempts: number): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE);
}
