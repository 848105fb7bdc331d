import { endProgress } from "./progress.ts";

/** What a benchmark has opened. */
export interface Opened {
  /** Closed at the end, before what was opened earlier. */
  atEnd: (close: () => Promise<void>) => void;
  /** Closes all of it now. */
  closeAll: () => Promise<void>;
}

/**
 * Runs a benchmark, and closes what it has opened whatever becomes of it: done, failed or interrupted.
 * @param interrupt what else ends when it is interrupted
 */
export async function closingAll(
  work: (opened: Opened) => Promise<void>,
  interrupt: () => void = () => undefined,
): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    endProgress();
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  let isInterrupted = false;
  const interrupted = (): void => {
    isInterrupted = true;
    interrupt();
    void closeAll().finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await work({ atEnd: (close) => closers.push(close), closeAll });
  } catch (error) {
    // What fails because everything is being closed is no news; the process ends when that is done.
    if (isInterrupted) await new Promise(() => {});
    throw error;
  } finally {
    await closeAll();
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}
