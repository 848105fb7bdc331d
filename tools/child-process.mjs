// Every program that the tools start goes through here, so that none outlives them.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { ROOT } from "./paths.mjs";

const WINDOWS = process.platform === "win32";

/** How long a program may take to end after it was asked to; the server gives requests half of it. */
const GRACE_MS = 20_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment, process.env when left out
 * @property {boolean} [ipc] opens a channel for messages
 * @property {boolean} [shell] Windows starts `npx` and its like only through a shell
 */

/**
 * Starts a program in a process group of its own (a Ctrl-C reaches us alone, and we end it with all
 * that it started), without standard input, its output piped.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {StartOptions} [options]
 */
export function start(command, args, { cwd = ROOT, env = process.env, ipc, shell } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    shell: shell ?? false,
    detached: !WINDOWS,
    windowsHide: true,
    stdio: ipc ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  child.once("close", () => children.delete(child));
  child.once("error", () => children.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {StartOptions & { onOutput?: (chunk: Buffer) => void, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when the program does not
 *   exist and 128 + n when a signal ended it; `output` is both streams as they came
 */
export async function run(command, args, { onOutput, timeoutMs, ...options } = {}) {
  const child = start(command, args, options);
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk);
      onOutput?.(chunk);
    });
  }
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => void stop(child), timeoutMs);
  try {
    const [code, signal] = await once(child, "close");
    const ended = code ?? 128 + signalNumber(signal);
    return { code: ended, output: Buffer.concat(chunks).toString() };
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT" ? 127 : 126;
    return { code, output: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks a program to end and waits for it; kills it when it takes too long.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stop(child) {
  if (!children.has(child)) return;
  const closed = once(child, "close").catch(() => {});
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS);
  await closed;
  clearTimeout(timer);
}

/** Ends everything that still runs. */
export async function stopAll() {
  await Promise.all([...children].map(stop));
}

/** Kills everything that still runs, at once. */
export function killAll() {
  for (const child of children) signalGroup(child, "SIGKILL");
}

/**
 * Calls `onStop` once at the first Ctrl-C, SIGTERM or SIGHUP. npm repeats a Ctrl-C that the
 * terminal has sent to us already, so only one that comes a second later means "at once".
 *
 * @param {(signal: NodeJS.Signals) => void} onStop
 */
export function onStopSignal(onStop) {
  let stoppedAt = 0;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (stoppedAt === 0) {
        stoppedAt = Date.now();
        onStop(signal);
      } else if (Date.now() - stoppedAt > 1_000) {
        killAll();
        process.exit(128 + signalNumber(signal));
      }
    });
  }
}

/**
 * The number that a shell adds to 128 for a program that this signal ended.
 *
 * @param {NodeJS.Signals | null} signal
 */
export function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[String(signal)] ?? 1;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (WINDOWS) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

// Whatever way we end, nothing that we started goes on.
process.on("exit", killAll);
