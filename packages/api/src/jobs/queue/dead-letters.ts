import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "../../logging/logger.ts";
import type { Rhythm } from "./boss.ts";

/** Where jobs go that failed at every try. */
export const DEAD_LETTER = "dead-letter";

/** Made before the queues that send there. */
export async function prepareDeadLetters(boss: PgBoss): Promise<void> {
  if (!(await boss.getQueue(DEAD_LETTER))) await boss.createQueue(DEAD_LETTER);
}

/**
 * Says in the log which job is given up, once for all processes, however it failed: also when each process that tried
 * it was killed. What it was told stays out of the log: that may be a person's.
 */
export async function tellDeadLetters(
  boss: PgBoss,
  logger: Logger,
  { pollSeconds }: Rhythm,
): Promise<void> {
  const options = { includeMetadata: true, pollingIntervalSeconds: pollSeconds } as const;
  await boss.work<object, void, typeof options>(DEAD_LETTER, options, async (jobs) => {
    for (const letter of jobs) logger.error(describe(letter));
  });
}

function describe(letter: JobWithMetadata): string {
  const { sourceName, sourceId, sourceRetryCount, sourceOutput } = letter;
  const { message } = (sourceOutput ?? {}) as { message?: unknown };
  const reason = typeof message === "string" ? message : "no process that tried it came to its end";
  const tries = (sourceRetryCount ?? 0) + 1;
  return `The job ${sourceName} (${sourceId}) is given up after ${tries} ${tries === 1 ? "try" : "tries"}: ${reason}`;
}
