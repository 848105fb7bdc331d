import type { Socket } from "node:net";
import { z } from "zod";
import type { Progress } from "./job.ts";

/**
 * How a command hands its job to the server that holds the embedded database: lines of JSON over a local
 * socket, one connection a job. The command sends a JobRequest and may send a JobCancel; the server
 * says `begun`, any number of times `progress`, and then once `done` or `failed`. A command that goes away
 * cancels its job.
 */
export const JOB_PROTOCOL_VERSION = 1;

/** The longest line, in bytes: arguments and summaries are small. */
const MAX_LINE = 1_000_000;

/** What a server makes of a first line; the rest of it may be of another version. */
export const jobVersionSchema = z.object({ version: z.number() });

/** The first line of a command. */
export const jobRequestSchema = z.object({
  version: z.literal(JOB_PROTOCOL_VERSION),
  job: z.string(),
  args: z.unknown(),
});
export type JobRequest = z.infer<typeof jobRequestSchema>;

/** Any later line of a command. */
export interface JobCancel {
  cancel: true;
}

/** A line of the server. */
export type JobReply =
  | { type: "begun" }
  | { type: "progress"; progress: Progress }
  | { type: "done"; summary: unknown }
  | { type: "failed"; code: string; message: string };

/** Sends one line. */
export function sendLine(socket: Socket, message: JobRequest | JobCancel | JobReply): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/**
 * Calls `onLine` with each line that comes, parsed; with undefined for one that is no JSON. A line that is
 * too long ends the connection.
 */
export function readLines(socket: Socket, onLine: (message: unknown) => void): void {
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) {
      socket.destroy();
      return;
    }
    for (const line of lines) onLine(parse(line));
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
