import { setTimeout as wait } from "node:timers/promises";

/** Lets requests to a host start no closer together than the interval, in the order they came. */
export class HostPace {
  readonly #intervalMs: number;
  readonly #nextTurn = new Map<string, number>();

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** Waits for the turn. A turn given up by the signal stays taken: the pace only ever gets slower. */
  async turn(host: string, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#nextTurn.get(host) ?? 0);
    this.#nextTurn.set(host, turn + this.#intervalMs);
    if (turn > now) await wait(turn - now, undefined, { signal });
    signal.throwIfAborted();
  }
}
