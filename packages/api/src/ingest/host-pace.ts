import { setTimeout as wait } from "node:timers/promises";

/** Lets requests to a host start no closer together than its interval, in the order they came. */
export class HostPace {
  readonly #nextTurn = new Map<string, number>();

  /**
   * Waits for the turn. A turn given up by the signal stays taken: the pace only ever gets slower.
   * @param intervalMs between this request and the next one to the host
   */
  async turn(host: string, intervalMs: number, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#nextTurn.get(host) ?? 0);
    this.#nextTurn.set(host, turn + intervalMs);
    if (turn > now) await wait(turn - now, undefined, { signal });
    signal.throwIfAborted();
  }

  /** Nobody asks the host before this many milliseconds have gone by: it said so. */
  postpone(host: string, milliseconds: number): void {
    const turn = performance.now() + milliseconds;
    this.#nextTurn.set(host, Math.max(turn, this.#nextTurn.get(host) ?? 0));
  }
}
