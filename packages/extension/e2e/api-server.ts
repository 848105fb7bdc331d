import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROLE = fileURLToPath(new URL("../../api/src/cli/role.ts", import.meta.url));
const MAIN = fileURLToPath(new URL("../../api/src/main.ts", import.meta.url));
/** A fresh server makes its database first. In milliseconds. */
const START_PATIENCE = 90_000;
/** A mail is written by a job. In milliseconds. */
const MAIL_PATIENCE = 30_000;

/** The real API, as its own process with its own data folder. */
export interface ApiServer {
  port: number;
  /** The six digits of the newest mail to an address. Waits for a mail that was not asked for before. */
  mailedCode(email: string, after?: number): Promise<string>;
  /** Makes somebody who has signed in before a moderator, as an operator does. */
  makeModerator(email: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the API on a free port and waits until it answers. */
export async function startApiServer(environment: Record<string, string> = {}): Promise<ApiServer> {
  const folder = await mkdtemp(join(tmpdir(), "paperround-e2e-"));
  const server = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PORT: "0",
      LOG_FORMAT: "json",
      LOG_LEVEL: "info",
      PAPERROUND_DATA_DIR: folder,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = collect(server);
  const read = new Set<string>();
  try {
    const port = await portOf(server, log);
    return {
      port,
      mailedCode: (email, after = 0) => readCode(join(folder, "outbox"), email, after, read),
      async makeModerator(email) {
        const env = { ...process.env, PAPERROUND_DATA_DIR: folder };
        await promisify(execFile)(process.execPath, [ROLE, email, "MODERATOR"], { env });
      },
      stop: () => stop(server, folder),
    };
  } catch (error) {
    await stop(server, folder);
    throw error;
  }
}

function collect(server: ChildProcess): { text: string } {
  const log = { text: "" };
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      log.text += chunk.toString();
    });
  }
  return log;
}

async function portOf(server: ChildProcess, log: { text: string }): Promise<number> {
  const end = Date.now() + START_PATIENCE;
  while (Date.now() < end && server.exitCode === null) {
    const port = /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(log.text)?.[1];
    if (port !== undefined) {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
      if (answer?.ok) return Number(port);
    }
    await pause(100);
  }
  throw new Error(`The API did not start:\n${log.text}`);
}

/** @param read the mails whose code was given: it is used up, also for a test that is tried again */
async function readCode(
  outbox: string,
  email: string,
  after: number,
  read: Set<string>,
): Promise<string> {
  const end = Date.now() + MAIL_PATIENCE;
  while (Date.now() < end) {
    const names = await readdir(outbox).catch(() => []);
    const mails = names.filter((name) => name.endsWith(`-${email}.eml`)).sort();
    const newest = mails.at(-1);
    if (newest !== undefined && mails.length > after && !read.has(newest)) {
      const mail = await readFile(join(outbox, newest), "utf8");
      const code = /\b(\d{6})\b/.exec(mail.slice(mail.indexOf("\n\n")))?.[1];
      if (code) {
        read.add(newest);
        return code;
      }
    }
    await pause(100);
  }
  throw new Error(`No code for ${email} came to ${outbox}.`);
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
