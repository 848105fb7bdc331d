import type { PgBoss } from "pg-boss";
import type { Rhythm } from "./boss.ts";
import { DEAD_LETTER } from "./dead-letters.ts";
import type { AnyWork } from "./work.ts";

const DAY = 86_400;
/** What nobody did by then is not worth doing any more. */
const KEPT_WAITING = 14 * DAY;
/** For those who ask what was done. */
const KEPT_DONE = 2 * DAY;

/** Makes the queue, or brings it to what its work says now. A start at which nothing has changed only reads. */
export async function prepareQueue(boss: PgBoss, work: AnyWork, rhythm: Rhythm): Promise<void> {
  const { name } = work.queue;
  const options = queueOptions(work, rhythm);
  const queue = await boss.getQueue(name);
  if (!queue) {
    const policy = work.kept === "one-per-key" ? "exclusive" : "standard";
    await boss.createQueue(name, { ...options, policy });
    return;
  }
  const changed = Object.entries(options).some(
    ([option, value]) => queue[option as keyof typeof queue] !== value,
  );
  if (changed) await boss.updateQueue(name, options);
}

function queueOptions({ retries, longestSeconds }: AnyWork, { heartbeatSeconds }: Rhythm) {
  return {
    notify: true,
    retryLimit: retries.times,
    retryDelay: retries.firstPauseSeconds,
    retryBackoff: true,
    retryDelayMax: retries.longestPauseSeconds,
    expireInSeconds: longestSeconds,
    heartbeatSeconds,
    retentionSeconds: KEPT_WAITING,
    deleteAfterSeconds: KEPT_DONE,
    deadLetter: DEAD_LETTER,
  };
}
