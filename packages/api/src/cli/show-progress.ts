import cliProgress from "cli-progress";
import type { Progress } from "../jobs/job.ts";

/** Shows how far a job has come. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the terminal as it was. */
  end(): void;
}

/** Between two plain lines of one step, in milliseconds. */
const LINE_INTERVAL = 2_000;
const WIDTH = 30;
/** The bar's own scale, so that a share of a file and a count of papers are drawn alike. */
const SCALE = 10_000;

/** A bar that redraws itself on a terminal; elsewhere a line now and then. Both go to standard error. */
export function showProgress(terminal: boolean = process.stderr.isTTY): ProgressDisplay {
  return terminal ? new Bar() : new Lines();
}

class Lines implements ProgressDisplay {
  #step = "";
  #shown = "";
  #at = 0;
  #since = 0;

  show(progress: Progress): void {
    if (progress.step !== this.#step) this.#since = Date.now();
    const text = describeProgress(progress, Date.now() - this.#since);
    const isEnd = share(progress) === 1;
    const isDue = progress.step !== this.#step || isEnd || Date.now() - this.#at > LINE_INTERVAL;
    if (!isDue || text === this.#shown) return;
    this.#step = progress.step;
    this.#shown = text;
    this.#at = Date.now();
    console.error(text);
  }

  end(): void {}
}

class Bar implements ProgressDisplay {
  readonly #bar = new cliProgress.SingleBar(
    { format: formatBar, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  #step = "";

  show(progress: Progress): void {
    const at = Math.round((share(progress) ?? 0) * SCALE);
    if (progress.step === this.#step) {
      this.#bar.update(at, { progress });
      return;
    }
    this.#step = progress.step;
    this.#bar.stop();
    this.#bar.start(SCALE, at, { progress });
  }

  end(): void {
    this.#bar.stop();
  }
}

function formatBar(
  _: cliProgress.Options,
  { startTime }: cliProgress.Params,
  { progress }: { progress: Progress },
): string {
  const text = describeProgress(progress, Date.now() - startTime);
  const done = share(progress);
  if (done === null) return text;
  const filled = Math.round(done * WIDTH);
  return `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${text}`;
}

/**
 * What is done, how fast, how long it will take, and what it has come to.
 * @param elapsed milliseconds since the step began
 */
export function describeProgress(progress: Progress, elapsed: number): string {
  const { step, done, total, detail } = progress;
  if (done === 0 && total === null) return step;
  const of = total === null ? "" : ` of ${total.toLocaleString("en")}`;
  const parts = [`${step}: ${done.toLocaleString("en")}${of}`];
  const seconds = elapsed / 1_000;
  if (done > 0 && seconds >= 1) parts.push(`${rate(done / seconds)} a second`);
  const finished = share(progress);
  if (finished !== null && finished > 0 && finished < 1 && seconds >= 1)
    parts.push(`${duration((seconds / finished) * (1 - finished))} left`);
  if (detail) parts.push(detail);
  return parts.join(", ");
}

/** From 0 to 1; null while nobody knows. */
function share({ done, total, fraction }: Progress): number | null {
  if (total !== null) return total === 0 ? 1 : Math.min(1, done / total);
  return fraction ?? null;
}

function rate(perSecond: number): string {
  return perSecond >= 10 ? Math.round(perSecond).toLocaleString("en") : perSecond.toFixed(1);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
