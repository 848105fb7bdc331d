import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import type { Database, Report } from "../database/database.ts";
import { FolderHeldError } from "../database/folder-lock.ts";
import type { FolderHolder } from "../database/folder-lock.ts";
import { migrate } from "../database/migrate.ts";
import { openDatabase } from "../database/open-database.ts";
import { connectToJobServer, handOver, NotBegunError } from "./hand-over.ts";
import type { Job, Progress } from "./job.ts";

/** How a job is run. */
export interface RunJobOptions {
  config: Config;
  onProgress?: (progress: Progress) => void;
  /** Cancels the job. */
  signal?: AbortSignal;
}

/**
 * How long a holder may take jobs not yet (it is starting) or no more (it is ending), in milliseconds.
 */
const PATIENCE = 60_000;

/**
 * Runs a job to its end: here, on the database opened and migrated for it; or, when a server holds the
 * embedded database, in that server.
 * @param args as the job's `parseArgs` takes them; JSON
 * @throws {JobError}
 * @throws {DatabaseError} when the database can be neither opened nor reached through its holder
 */
export async function runJob<Args, Summary>(
  job: Job<Args, Summary>,
  args: Args,
  { config, onProgress = () => {}, signal = new AbortController().signal }: RunJobOptions,
): Promise<Summary> {
  const report: Report = (step) => onProgress({ step, done: 0, total: null });
  for (const deadline = Date.now() + PATIENCE; ;) {
    signal.throwIfAborted();
    const opened = await openOrFindHolder(config, report);
    if ("database" in opened)
      return runHere(opened.database, job, args, { config, onProgress, signal });
    const socket = await reachHolder(opened.held);
    if (socket) {
      try {
        // The job's own summary, as JSON.
        return (await handOver(socket, job.name, args, onProgress, signal)) as Summary;
      } catch (error) {
        if (!(error instanceof NotBegunError)) throw error;
      }
    }
    if (Date.now() > deadline) throw opened.held;
    report("Waiting for the server that holds the database");
    await sleep(250, undefined, { signal });
  }
}

async function runHere<Args, Summary>(
  database: Database,
  job: Job<Args, Summary>,
  args: Args,
  { config, onProgress, signal }: Required<RunJobOptions>,
): Promise<Summary> {
  try {
    await migrate(database, { report: (step) => onProgress({ step, done: 0, total: null }) });
    const context = {
      db: database.prisma,
      pool: database.pool,
      config,
      clock: { now: () => new Date() },
      signal,
    };
    return await job.run(context, job.parseArgs(args), onProgress);
  } finally {
    await database.close();
  }
}

async function openOrFindHolder(
  config: Config,
  report: Report,
): Promise<{ database: Database } | { held: FolderHeldError }> {
  try {
    return { database: await openDatabase(config, { report }) };
  } catch (error) {
    if (error instanceof FolderHeldError) return { held: error };
    throw error;
  }
}

/** @returns null when it is worth trying again: the holder has just ended, or is about to take jobs */
async function reachHolder(held: FolderHeldError) {
  const { holder } = held;
  if (holder?.jobSocket) return connectToJobServer(holder.jobSocket);
  if (holder && isStarting(holder)) return null;
  throw held;
}

function isStarting(holder: FolderHolder): boolean {
  return Date.now() - Date.parse(holder.since) < PATIENCE;
}
