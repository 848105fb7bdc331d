/** Random numbers that come out the same on every machine, so that every run is about the same papers. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** One of the items; the earlier ones are likelier, as the words of a language are. */
  skewed<T>(items: readonly T[]): T;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
}

/** @param seed a whole number; source of the generator: mulberry32, public domain, Tommy Ettinger */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  // The index is inside the list, which is never empty.
  const at = <T>(items: readonly T[], index: number): T => items[index] as T;
  return {
    next,
    below,
    skewed: (items) => at(items, Math.floor(next() ** 2.2 * items.length)),
    pick: (items) => at(items, below(items.length)),
  };
}
