import type { JobQueue, Queue } from "@paperround/schema/context";

/** One try at a job. */
export interface Attempt {
  /** Of the job: the same at each try. */
  id: string;
  /** From 1. */
  number: number;
  /** When this one fails there is no other. */
  isLast: boolean;
  /**
   * Aborted when the server stops, when the job has taken too long, and when another process has it: stop by
   * `signal.throwIfAborted()` between two transactions, and it is tried again.
   */
  signal: AbortSignal;
  /** For jobs that follow from this one. */
  jobs: JobQueue;
}

/** How a failed job is tried again. Pauses double, and part of each is chance. */
export interface Retries {
  /** After the first try. */
  times: number;
  firstPauseSeconds: number;
  longestPauseSeconds: number;
}

/** When a job comes by itself. */
export interface Timetable {
  /** Tells apart the timetables of one queue. */
  key: string;
  /** Five fields, in UTC. What was missed while no process ran is made up for by one job. */
  cron: string;
  data: object;
  /** Puts it off by so many seconds, so that not every instance comes at the same moment. */
  laterSeconds?: number;
  /** Whether there is one at once, too, when the timetable is new. */
  atOnce?: boolean;
}

/** How the jobs of one queue are done. */
export interface Work<Data extends object> {
  queue: Queue<Data>;
  /** Done is done when it returns; what it throws is logged, and it is tried again. */
  run(data: Data, attempt: Attempt): Promise<void>;
  retries: Retries;
  /** The longest that a try may take. */
  longestSeconds: number;
  /** How many are done at once by one process; 1 when absent. */
  atOnce?: number;
  /**
   * `all`, when absent: each is done. `one-per-key`: while one with a key waits or is being done, no other is added;
   * this holds for all processes, and cannot be changed once the queue was made.
   */
  kept?: "all" | "one-per-key";
  timetables?: readonly Timetable[];
}

/** Any work, for those who only hand its data on. */
export type AnyWork = Work<object>;
