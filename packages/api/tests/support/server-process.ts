import { spawn } from "node:child_process";
import type { ChildProcess, ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";

const MAIN = join(import.meta.dirname, "../../src/main.ts");

/** The server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  /** Without a trailing slash. */
  url: string;
  child: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** The end, when it comes: exit code and signal, of which one is null. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
  /** Sends a signal and waits for the end. @returns exit code and signal, of which one is null */
  end(signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]>;
}

/** A process that ended without ever being ready. */
export interface FailedStart {
  code: number | null;
  output: string;
}

/** What comes back from GraphQL: any shape, which the test knows. */
interface GraphqlAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- as JSON.parse has it; the assertions say what is expected
  data: any;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/** What each process is given unless the test says otherwise: none of this machine's own settings. */
function environment(settings: Record<string, string>): Record<string, string> {
  // What Node made of the sources: each would compile them anew.
  const { NODE_COMPILE_CACHE } = process.env;
  return {
    PATH: process.env["PATH"] ?? "",
    ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }),
    PORT: "0",
    LOG_FORMAT: "json",
    LIMIT_REQUESTS: "1000000",
    LIMIT_COST: "1000000000",
    LIMIT_COST_ANONYMOUS: "1000000000",
    LIMIT_WRITES: "1000000",
    LIMIT_SIGN_INS: "1000000",
    LIMIT_SIGN_IN_CODES: "1000000",
    ...settings,
  };
}

/**
 * Starts the server and waits until it answers, or has ended.
 * @param settings environment variables; PORT is a free one unless given
 */
export async function startProcess(
  settings: Record<string, string>,
): Promise<ServerProcess | FailedStart> {
  const child = spawn(process.execPath, [MAIN], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // What the overloads of `spawn` say of three pipes, which a fourth makes them forget.
  }) as ChildProcessByStdio<null, Readable, Readable>;
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += part.toString("utf8")));
  child.stderr.on("data", (part: Buffer) => (output += part.toString("utf8")));
  // Not "close", which does not come when the channel has been closed from this side.
  const ended = Promise.all([
    once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>,
    once(child.stdout, "close"),
    once(child.stderr, "close"),
  ]).then(([exit]) => exit);
  const ready = once(child, "message").then(([message]) => message as { url: string });
  const first = await Promise.race([ready, ended]);
  if (Array.isArray(first)) return { code: first[0], output };
  return {
    url: first.url,
    child,
    output: () => output,
    ended,
    async end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Like `startProcess`, for when it must succeed. @throws {Error} with what the process printed */
export async function startServer(settings: Record<string, string>): Promise<ServerProcess> {
  const started = await startProcess(settings);
  if ("url" in started) return started;
  throw new Error(`The server did not start (${started.code}):\n${started.output}`);
}

/** Asks a server by POST. The caller says what is in the answer. */
export async function askServer(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}
