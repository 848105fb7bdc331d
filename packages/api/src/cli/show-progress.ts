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

/** A bar that redraws itself on a terminal; elsewhere a line now and then. Both go to standard error. */
export function showProgress(terminal: boolean = process.stderr.isTTY): ProgressDisplay {
  return terminal ? new Bar() : new Lines();
}

class Lines implements ProgressDisplay {
  #step = "";
  #shown = "";
  #at = 0;

  show(progress: Progress): void {
    const text = describe(progress);
    const isEnd = progress.total !== null && progress.done >= progress.total;
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
    { format: formatBar, hideCursor: true, clearOnComplete: true, etaBuffer: 50 },
    cliProgress.Presets.shades_classic,
  );
  #step = "";

  show({ step, done, total }: Progress): void {
    const payload = { step, counts: total !== null };
    if (step === this.#step) {
      this.#bar.update(done, payload);
      return;
    }
    this.#step = step;
    this.#bar.stop();
    this.#bar.start(total ?? 0, done, payload);
  }

  end(): void {
    this.#bar.stop();
  }
}

function formatBar(
  _: cliProgress.Options,
  { value, total, startTime, eta, progress }: cliProgress.Params,
  { step, counts }: { step: string; counts: boolean },
): string {
  const text = describe({ step, done: value, total: counts ? total : null });
  const seconds = (Date.now() - startTime) / 1_000;
  const rate = value > 0 && seconds >= 1 ? `, ${Math.round(value / seconds)} a second` : "";
  if (!counts) return text + rate;
  const filled = Math.round(progress * 30);
  const left = Number.isFinite(eta) && value > 0 && value < total ? `, ${eta} s left` : "";
  return `${"█".repeat(filled)}${"░".repeat(30 - filled)} ${text}${rate}${left}`;
}

function describe({ step, done, total }: Progress): string {
  if (total !== null)
    return `${step}: ${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  return done === 0 ? step : `${step}: ${done.toLocaleString("en")}`;
}
