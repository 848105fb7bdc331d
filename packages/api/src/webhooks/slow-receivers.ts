import { LRUCache } from "lru-cache";

/** From how long an attempt counts as slow, in milliseconds. */
const SLOW = 2_000;

/** How many attempts a receiver that was slow gets at once from one process. */
const AT_ONCE = 1;

/** How many receivers are remembered. */
const MOST = 1_000;

/** Sees to it that a receiver which takes its time holds up nobody else's deliveries. */
export interface SlowReceivers {
  /** Whether a receiver has enough to do: it was slow the last time, and an attempt is under way. */
  hasEnough(url: string): boolean;
  /** Makes an attempt, and remembers how long it took. */
  attend<Result>(url: string, attempt: () => Promise<Result>): Promise<Result>;
}

export function createSlowReceivers(now: () => number = () => performance.now()): SlowReceivers {
  const known = new LRUCache<string, { underWay: number; wasSlow: boolean }>({ max: MOST });
  return {
    hasEnough(url) {
      const receiver = known.get(new URL(url).host);
      return receiver !== undefined && receiver.wasSlow && receiver.underWay >= AT_ONCE;
    },
    async attend(url, attempt) {
      const { host } = new URL(url);
      const receiver = known.get(host) ?? { underWay: 0, wasSlow: false };
      known.set(host, receiver);
      receiver.underWay++;
      const began = now();
      try {
        return await attempt();
      } finally {
        receiver.underWay--;
        receiver.wasSlow = now() - began >= SLOW;
      }
    },
  };
}
