import type { ProgressDisplay } from "../src/cli/show-progress.ts";
import { showProgress } from "../src/cli/show-progress.ts";
import type { Progress } from "../src/jobs/job.ts";

let display: ProgressDisplay | undefined;

/** Shows how far a step has come, on standard error. */
export function report(step: string, done = 0, total: number | null = null): void {
  reportProgress({ step, done, total });
}

/** The same, of a job that tells more. */
export function reportProgress(progress: Progress): void {
  display ??= showProgress();
  display.show(progress);
}

/** Ends what is shown, before a line is printed. */
export function endProgress(): void {
  display?.end();
  display = undefined;
}

/** Shows the step while the work goes on, when it takes longer than a second. */
export async function withProgress<T>(step: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => report(step), 1_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
