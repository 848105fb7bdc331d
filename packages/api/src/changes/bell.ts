import { setTimeout as pause } from "node:timers/promises";

/** A bell that can be waited for; rung while nobody waits, it is heard by the next who does. */
export function createBell(end: AbortSignal) {
  let rings = false;
  let heard: AbortController | undefined;
  return {
    ring(this: void): void {
      rings = true;
      heard?.abort();
    },
    /** @returns whether it was rung, and not only waited for */
    async rung(atMost: number): Promise<boolean> {
      if (!rings && !end.aborted) {
        heard = new AbortController();
        await pause(atMost, undefined, { signal: AbortSignal.any([heard.signal, end]) }).catch(
          () => {},
        );
      }
      const wasRung = rings;
      rings = false;
      return wasRung;
    },
  };
}
