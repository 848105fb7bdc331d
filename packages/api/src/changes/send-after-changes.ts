import type { ChangeFeed, LoggedChange } from "@paperround/schema/changes/logged-change";
import type { JobQueue, Queue } from "@paperround/schema/context";
import type { Logger } from "../logging/logger.ts";

/** So long what comes is gathered, in milliseconds: an import brings papers for minutes. */
const GATHER = 2_000;
/** A job that is being done may have looked already: so long after it another one is tried for, in milliseconds. */
const AGAIN = 20_000;

/** The server's parts that following changes takes. */
export interface Watched {
  changes: ChangeFeed;
  jobs: JobQueue;
  logger: Logger;
  gather?: number;
}

/** Which job follows which changes. It goes on where it was, which the database knows; so it holds no data. */
export interface Following {
  queue: Queue<object>;
  /** Where one of this key waits or is done, no second one is sent: then it is tried for again, later. */
  key?: string;
  kinds: ReadonlySet<LoggedChange["kind"]>;
  /** Whether it is sent at the start, too. */
  atOnce?: boolean;
  /** What is logged when it cannot be sent. */
  failure: string;
}

/**
 * Sends a job soon after changes of some kinds. Whichever process sends it, and however often: it is the job that knows
 * what has been done.
 */
export async function sendAfterChanges(
  { changes, jobs, logger, gather = GATHER }: Watched,
  { queue, key, kinds, atOnce = false, failure }: Following,
): Promise<{ stop(): void }> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const send = async (): Promise<void> => {
    timer = undefined;
    try {
      const isSent = await jobs.send(null, queue, {}, key === undefined ? {} : { key });
      if (!isSent) soon(AGAIN);
    } catch (err) {
      logger.warn({ err }, failure);
    }
  };
  const soon = (after: number): void => {
    if (!isStopped) timer ??= setTimeout(() => void send(), after);
  };
  const leave = await changes.follow({
    changed(log) {
      if (log.some(({ kind }) => kinds.has(kind))) soon(gather);
    },
    reset: () => soon(gather),
  });
  if (atOnce) soon(gather);
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      leave();
    },
  };
}
