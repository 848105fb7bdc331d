import type { Clock, PrismaClient } from "@paperround/schema/context";
import type pg from "pg";
import type { Config } from "../config.ts";
import { StartUpError } from "../start-up-error.ts";

/** What a job works with: the database and settings of the process it runs in. */
export interface JobContext {
  db: PrismaClient;
  pool: pg.Pool;
  config: Config;
  clock: Clock;
  /**
   * Aborted when the person who started the job goes away or the server shuts down. A job looks at it
   * between its transactions and stops by `signal.throwIfAborted()`.
   */
  signal: AbortSignal;
}

/** How far a job has come. */
export interface Progress {
  /** What is being done, in a few words: "Importing papers". */
  step: string;
  /** How many of `total` are done in this step. */
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  /** How much is done, from 0 to 1, where that is known and the total is not. */
  fraction?: number | null;
  /** What it has come to so far, in a few words: "12 new, 3 updated". */
  detail?: string;
}

/**
 * Work for the command line that needs the database. It runs in the command's own process or, when a
 * server holds the embedded database, in that server: so its arguments, progress and summary are plain
 * JSON, and paths among the arguments are absolute.
 */
export interface Job<Args, Summary> {
  /** How it is asked for; unique, kebab-case. */
  name: string;
  /** Checks what came as JSON, by a zod schema. @throws {z.ZodError} */
  parseArgs(input: unknown): Args;
  /**
   * @throws {JobError} for what the person can mend
   */
  run(context: JobContext, args: Args, report: (progress: Progress) => void): Promise<Summary>;
}

/** Why a job could not be done, in a sentence that says what to do. */
export class JobError extends StartUpError {
  override readonly name = "JobError";
  /** Stable, UPPER_SNAKE. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
