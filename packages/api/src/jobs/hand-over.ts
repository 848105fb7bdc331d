import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { JobError } from "./job.ts";
import type { Progress } from "./job.ts";
import { JOB_PROTOCOL_VERSION, readLines, sendLine } from "./job-protocol.ts";
import type { JobReply } from "./job-protocol.ts";

/** How long a server has to stop a job that was cancelled, in milliseconds. */
const CANCEL_PATIENCE = 10_000;

/** The server hung up before it began the job, as one that is being killed does: asking again is safe. */
export class NotBegunError extends Error {
  override readonly name = "NotBegunError";
}

/** Connects to a server that takes jobs; null when nobody listens there any more. */
export async function connectToJobServer(address: string): Promise<Socket | null> {
  const socket = connect(address);
  try {
    await once(socket, "connect");
    return socket;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ECONNREFUSED") return null;
    if (code === "EACCES" || code === "EPERM")
      throw new JobError(
        "NOT_THE_OWNER",
        "The server that holds the database runs as another user. Run this command as that user.",
      );
    throw error;
  }
}

/**
 * Has a server do a job.
 * @param signal cancels it; the promise settles when the server has stopped
 * @returns the job's summary
 * @throws {NotBegunError}
 * @throws {JobError} with what the server says, or SERVER_GONE when it says nothing any more
 */
export async function handOver(
  socket: Socket,
  job: string,
  args: unknown,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  socket.on("error", () => {});
  let hasBegun = false;
  socket.once("close", () => reject(hasBegun ? serverGone() : new NotBegunError()));
  readLines(socket, (message) => {
    const reply = message as JobReply;
    hasBegun = true;
    if (reply.type === "progress") onProgress(reply.progress);
    else if (reply.type === "done") resolve(reply.summary);
    else if (reply.type === "failed") reject(new JobError(reply.code, reply.message));
  });
  let patience: NodeJS.Timeout | undefined;
  const cancel = () => {
    sendLine(socket, { cancel: true });
    patience = setTimeout(() => reject(signal.reason as Error), CANCEL_PATIENCE);
  };
  sendLine(socket, { version: JOB_PROTOCOL_VERSION, job, args });
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
    signal.removeEventListener("abort", cancel);
    socket.destroy();
  }
}

function serverGone(): JobError {
  return new JobError(
    "SERVER_GONE",
    "The server that did the job went away before it was done. What the job had finished is kept; run the command again.",
  );
}
