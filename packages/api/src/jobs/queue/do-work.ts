import { DomainError } from "@paperround/schema/errors";
import type { JobQueue } from "@paperround/schema/context";
import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "../../logging/logger.ts";
import type { Rhythm } from "./boss.ts";
import type { AnyWork } from "./work.ts";

/** What work is done with. */
interface Surroundings {
  jobs: JobQueue;
  logger: Logger;
  /** Told at the end of each try, however it went. */
  readonly worked: () => void;
  rhythm: Rhythm;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
}

/** Begins to take the jobs of one queue. */
export async function doWork(
  boss: PgBoss,
  work: AnyWork,
  surroundings: Surroundings,
): Promise<void> {
  const { pollSeconds } = surroundings.rhythm;
  const options = {
    includeMetadata: true,
    localConcurrency: work.atOnce ?? 1,
    pollingIntervalSeconds: Math.min(pollSeconds, UNHEARD_POLL_SECONDS),
    notifyPollingIntervalSeconds: pollSeconds,
  } as const;
  await boss.work<object, void, typeof options>(work.queue.name, options, async ([job]) => {
    if (job) await doJob(work, job, surroundings);
  });
}

/** How often a process looks that cannot hear of new jobs: behind a pooler that breaks LISTEN. */
const UNHEARD_POLL_SECONDS = 5;

async function doJob(
  work: AnyWork,
  job: JobWithMetadata,
  { jobs, logger, stopping, worked }: Surroundings,
): Promise<void> {
  const { name } = work.queue;
  const number = job.retryCount + 1;
  const isLast = job.retryCount >= job.retryLimit;
  const signal = AbortSignal.any([stopping, job.signal]);
  try {
    signal.throwIfAborted();
    const data = work.queue.data.parse(job.data);
    await work.run(data, { id: job.id, number, isLast, signal, jobs });
  } catch (error) {
    if (stopping.aborted) {
      logger.info(`The job ${name} was interrupted, and is tried again later`);
    } else if (!isLast) {
      // What our own rules throw says all there is to say.
      const err = error instanceof DomainError ? undefined : error;
      const reason = error instanceof Error ? error.message : String(error);
      const text = `The job ${name} failed (try ${number} of ${job.retryLimit + 1}), and is tried again later: ${reason}`;
      logger.warn(err === undefined ? {} : { err }, text);
    }
    throw error;
  } finally {
    worked();
  }
}
