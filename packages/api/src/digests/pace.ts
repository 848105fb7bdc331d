import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets so many through a second, evenly.
 * @param now milliseconds on a clock that only goes forwards
 */
export function createPace(
  perSecond: number,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const interval = 1_000 / perSecond;
  let next = 0;
  return async () => {
    const wait = next - now();
    next = Math.max(next, now()) + interval;
    if (wait > 0) await sleep(wait, undefined, { signal });
  };
}
