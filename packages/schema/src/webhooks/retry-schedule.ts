/**
 * After how long the next attempt is made, in seconds, by how many have been: the Standard Webhooks specification's own.
 * Ten attempts in three days.
 */
export const RETRY_SECONDS = [
  5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
] as const;

/** The longest that a receiver may have us wait. */
const LONGEST_WAIT = 86_400;

/**
 * When the next attempt is made; null when there is none. Up to a fifth is added by chance, so that a receiver that was
 * away is not asked by everybody at once.
 * @param attempts how many have been made, from 1
 * @param retryAfter what the receiver asked for, in seconds
 */
export function nextAttempt(
  now: Date,
  attempts: number,
  retryAfter: number | null,
  chance: number = Math.random(),
): Date | null {
  const pause = RETRY_SECONDS[attempts - 1];
  if (pause === undefined) return null;
  const seconds = Math.max(pause * (1 + chance / 5), Math.min(retryAfter ?? 0, LONGEST_WAIT));
  return new Date(now.getTime() + seconds * 1_000);
}
