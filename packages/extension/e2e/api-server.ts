import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
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

/** Names a data folder of a server that was started and stopped before: to begin with a copy of it takes half the time. */
const PREPARED = "E2E_PREPARED_FOLDER";

/** The real API, as its own process with its own data folder. */
export interface ApiServer {
  port: number;
  /** The six digits of the newest mail to an address. Waits for a mail that was not asked for before. */
  mailedCode(email: string, after?: number): Promise<string>;
  /** Makes somebody who has signed in before a moderator, as an operator does. */
  makeModerator(email: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Prepares what every server from now on begins with: the bundled papers in their database.
 * @returns the folder, to be removed by the caller
 */
export async function prepareFolder(): Promise<string> {
  const folder = await newFolder();
  const server = spawnIn(folder, {});
  try {
    await portOf(server, collect(server));
  } catch (error) {
    await stop(server, folder);
    throw error;
  }
  await end(server);
  process.env[PREPARED] = folder;
  return folder;
}

/** Starts the API on a free port and waits until it answers. */
export async function startApiServer(environment: Record<string, string> = {}): Promise<ApiServer> {
  const folder = await newFolder();
  const prepared = process.env[PREPARED];
  if (prepared !== undefined) await cp(prepared, folder, { recursive: true });
  const server = spawnIn(folder, environment);
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

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "paperround-e2e-"));
}

function spawnIn(folder: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [MAIN], {
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
  await end(server);
  await rm(folder, { recursive: true, force: true });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}
