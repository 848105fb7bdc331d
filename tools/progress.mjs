// Shows what is going on when it takes longer than a second: one moving line on a terminal, plain
// lines in a log. On standard error, since standard output belongs to what a command prints.

const out = process.stderr;
const SHOW_AFTER_MS = 1_000;
const LOG_EVERY_MS = 15_000;
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** @type {Map<symbol, { label: string, startedAt: number, loggedAt: number }>} */
const running = new Map();
/** @type {NodeJS.Timeout | undefined} */
let timer;
let frame = 0;
let lineShown = false;

/**
 * Runs `work` under a label such as "Installing packages". What takes less than a second leaves
 * no trace; longer work leaves one line with its duration, unless the caller says it better.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {{ leaveTrace?: boolean }} [options]
 * @returns {Promise<T>}
 */
export async function withProgress(label, work, { leaveTrace = true } = {}) {
  const key = Symbol(label);
  const startedAt = Date.now();
  running.set(key, { label, startedAt, loggedAt: 0 });
  timer ??= setInterval(draw, out.isTTY ? 100 : 500);
  timer.unref();
  let ended = "failed";
  try {
    const result = await work();
    ended = "done";
    return result;
  } finally {
    running.delete(key);
    if (running.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    clearLine();
    const took = Date.now() - startedAt;
    if (leaveTrace && took >= SHOW_AFTER_MS)
      console.error(`${label}: ${ended} (${duration(took)})`);
  }
}

/**
 * Writes to standard output or error without mixing with the moving line.
 *
 * @param {string | Uint8Array} text whole lines
 * @param {NodeJS.WriteStream} [stream]
 */
export function printAbove(text, stream = process.stdout) {
  clearLine();
  stream.write(text);
}

/**
 * A duration as people read it.
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1_000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function draw() {
  const now = Date.now();
  const slow = [...running.values()].filter((task) => now - task.startedAt >= SHOW_AFTER_MS);
  if (!out.isTTY) {
    for (const task of slow) {
      if (now - task.loggedAt < LOG_EVERY_MS) continue;
      const first = task.loggedAt === 0;
      task.loggedAt = now;
      const elapsed = duration(now - task.startedAt);
      console.error(first ? `${task.label} …` : `${task.label}: ${elapsed} so far …`);
    }
    return;
  }
  if (slow.length === 0) return;
  frame = (frame + 1) % FRAMES.length;
  const labels = slow.map((task) => `${task.label} ${duration(now - task.startedAt)}`).join(" · ");
  const width = (out.columns || 80) - 3;
  out.write(`\r\u001B[2K${FRAMES[frame]} ${labels.slice(0, width)}`);
  lineShown = true;
}

function clearLine() {
  if (!lineShown) return;
  out.write("\r\u001B[2K");
  lineShown = false;
}
