import { chmodSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Socket } from "node:net";
import { DomainError } from "@paperround/schema/errors";
import { z } from "zod";
import type { FolderLock } from "../database/folder-lock.ts";
import { StartUpError } from "../start-up-error.ts";
import { chooseJobAddress } from "./job-address.ts";
import { JobError } from "./job.ts";
import type { JobContext } from "./job.ts";
import {
  JOB_PROTOCOL_VERSION,
  jobRequestSchema,
  jobVersionSchema,
  readLines,
  sendLine,
} from "./job-protocol.ts";
import { JOBS } from "./registry.ts";
import type { AnyJob } from "./registry.ts";

/** Takes jobs that commands hand over. */
export interface JobServer {
  /** Takes no more, cancels those that run, and waits until they have stopped. */
  close(): Promise<void>;
}

/** What a job server is made of. */
export interface JobServerParts {
  /** The embedded database's; null with a PostgreSQL server, where commands connect by themselves. */
  folder: FolderLock | null;
  /** What jobs work with; each gets a signal of its own. */
  context: Omit<JobContext, "signal">;
  jobs?: readonly AnyJob[];
  /** Told of a job's unexpected error, which the command sees without its stack. */
  onError?: (error: unknown, job: string) => void;
}

/**
 * Listens for jobs on a socket that only this user can open, and says in the database's lock where that
 * is. Without a lock it does nothing.
 */
export async function startJobServer(parts: JobServerParts): Promise<JobServer> {
  const { folder } = parts;
  if (!folder) return { close: async () => {} };

  const { address, remove } = chooseJobAddress(parts.context.config.dataDir);
  const shutdown = new AbortController();
  const running = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // A command that was killed: its job is cancelled by the close that follows.
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    const job = serve(socket, parts, shutdown.signal).finally(() => running.delete(job));
    running.add(job);
  });
  server.listen(address);
  await once(server, "listening");
  if (process.platform !== "win32") chmodSync(address, 0o600);
  folder.announceJobSocket(address);

  return {
    async close() {
      folder.announceJobSocket(null);
      server.close();
      shutdown.abort(
        new JobError(
          "SERVER_CLOSING",
          "The server is shutting down. What the job had finished is kept; run the command again.",
        ),
      );
      await Promise.all(running);
      for (const socket of sockets) socket.destroySoon();
      remove();
    },
  };
}

/** Serves one connection: one job. Never rejects. */
async function serve(socket: Socket, parts: JobServerParts, shutdown: AbortSignal): Promise<void> {
  const cancelled = new AbortController();
  const signal = AbortSignal.any([cancelled.signal, shutdown]);
  let name = "";
  try {
    const request = await readRequest(socket, cancelled, signal);
    const jobs = parts.jobs ?? JOBS;
    const job = jobs.find((job) => job.name === request.job);
    if (!job)
      throw new JobError(
        "UNKNOWN_JOB",
        `The server that holds the database knows no job "${request.job}". It may be of another version than this command: restart it.`,
      );
    name = job.name;
    const args = job.parseArgs(request.args);
    sendLine(socket, { type: "begun" });
    const summary = await job.run({ ...parts.context, signal }, args, (progress) => {
      // What a slow reader has not taken yet is out of date anyway.
      if (!socket.writableNeedDrain) sendLine(socket, { type: "progress", progress });
    });
    sendLine(socket, { type: "done", summary });
  } catch (error) {
    const failure = signal.aborted ? signal.reason : error;
    const { code, message, isExpected } = describe(failure);
    if (!isExpected) parts.onError?.(failure, name);
    sendLine(socket, { type: "failed", code, message });
  }
  socket.end();
}

/** Waits for the first line; from then on, a line or the connection's end cancels. */
async function readRequest(socket: Socket, cancelled: AbortController, signal: AbortSignal) {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const cancel = () => cancelled.abort(new JobError("CANCELLED", "The job was cancelled."));
  let isFirst = true;
  readLines(socket, (message) => {
    if (isFirst) resolve(message);
    else cancel();
    isFirst = false;
  });
  socket.once("end", cancel);
  socket.once("close", cancel);
  signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  signal.throwIfAborted();
  const message = await promise;
  const { data: spoken } = jobVersionSchema.safeParse(message);
  if (spoken && spoken.version !== JOB_PROTOCOL_VERSION)
    throw new JobError(
      "OTHER_VERSION",
      `The server that holds the database is of another version than this command (it takes jobs by protocol ${JOB_PROTOCOL_VERSION}, not ${spoken.version}). Restart it, or use the command that came with it.`,
    );
  return jobRequestSchema.parse(message);
}

function describe(error: unknown): { code: string; message: string; isExpected: boolean } {
  if (error instanceof z.ZodError)
    return { code: "INVALID_ARGUMENTS", message: z.prettifyError(error), isExpected: true };
  // What our own rules and start-up checks throw says what to do; nothing else is made to be read.
  if (error instanceof DomainError || error instanceof StartUpError) {
    const { code = "JOB_FAILED" } = error as { code?: string };
    return { code, message: error.message, isExpected: true };
  }
  return {
    code: "JOB_FAILED",
    message: "The job failed in the server that holds the database; its log says why.",
    isExpected: false,
  };
}
