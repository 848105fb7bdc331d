import type { JobQueue } from "@paperround/schema/context";
import { fromPrisma } from "pg-boss";
import type { PgBoss } from "pg-boss";
import type { Database } from "../../database/database.ts";
import type { Logger } from "../../logging/logger.ts";
import { CALM, createBoss } from "./boss.ts";
import type { Rhythm } from "./boss.ts";
import { prepareDeadLetters, tellDeadLetters } from "./dead-letters.ts";
import { doWork } from "./do-work.ts";
import { keepTimetables } from "./keep-timetables.ts";
import { prepareQueue } from "./prepare-queue.ts";
import type { AnyWork } from "./work.ts";

/** The durable queue of a running server. */
export interface RunningQueue {
  jobs: JobQueue;
  /**
   * Takes no more jobs and tells those that run to stop.
   * @param graceMs how long they may take for it; what is not done by then is tried again by the next start
   */
  stop(graceMs: number): Promise<void>;
}

/** What the queue is made of. */
export interface JobQueueParts {
  database: Database;
  logger: Logger;
  works: readonly AnyWork[];
  /** Told at the end of each try of a job: what it wrote is committed. */
  worked?: () => void;
  rhythm?: Rhythm;
}

/**
 * Starts the one durable queue: tables, queues, timetables, and this process's share of the work. Every process of an
 * instance does this; each job is done by one of them.
 */
export async function startJobQueue(parts: JobQueueParts): Promise<RunningQueue> {
  const { database, logger, works, rhythm = CALM, worked = () => {} } = parts;
  const boss = createBoss(database, logger, rhythm);
  const jobs = jobQueue(boss);
  const stopping = new AbortController();
  await boss.start();
  try {
    await prepareDeadLetters(boss);
    for (const work of works) await prepareQueue(boss, work, rhythm);
    await keepTimetables(boss, works);
    const surroundings = { jobs, logger, rhythm, worked, stopping: stopping.signal };
    for (const work of works) await doWork(boss, work, surroundings);
    await tellDeadLetters(boss, logger, rhythm);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    jobs,
    async stop(graceMs) {
      stopping.abort(new Error("The server is stopping."));
      await boss.stop({ timeout: graceMs });
    },
  };
}

function jobQueue(boss: PgBoss): JobQueue {
  return {
    async send(tx, queue, data, { key, everySeconds, startAt } = {}) {
      const id = await boss.send(queue.name, queue.data.parse(data), {
        ...(tx !== null && { db: fromPrisma(tx) }),
        ...(key !== undefined && { singletonKey: key }),
        ...(everySeconds !== undefined && { singletonSeconds: everySeconds }),
        ...(startAt !== undefined && { startAfter: startAt }),
      });
      return id !== null;
    },
  };
}
