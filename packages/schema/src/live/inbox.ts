/** What is told when too much waits to be told one by one. */
export interface Flood<Item> {
  /** The most things that wait. */
  most: number;
  /** Stands for all that happened. */
  instead: Item;
}

/**
 * What waits to be told to one reader. A thing that happens again while it waits is told once, as it is then; so what
 * waits is bounded by what there is to tell of, or by a number beyond which it is told that much has happened.
 */
export class Inbox<Item extends string | number> implements AsyncIterableIterator<Item> {
  readonly #waiting = new Set<Item>();
  readonly #leave: () => void;
  readonly #flood: Flood<Item> | undefined;
  #asked: PromiseWithResolvers<IteratorResult<Item>> | undefined;
  #isClosed = false;

  /** @param leave called once, when nobody reads any more */
  constructor(leave: () => void, flood?: Flood<Item>) {
    this.#leave = leave;
    this.#flood = flood;
  }

  /** How many things wait. */
  get size(): number {
    return this.#waiting.size;
  }

  put(item: Item): void {
    if (this.#isClosed) return;
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked) return asked.resolve({ value: item, done: false });
    const flood = this.#flood;
    // While it waits to be told that much has happened, whatever happens is part of that.
    if (flood && this.#waiting.has(flood.instead)) return;
    this.#waiting.add(item);
    if (flood && this.#waiting.size > flood.most) this.flood();
  }

  /** Tells that much has happened in the place of all that waits. */
  flood(): void {
    if (!this.#flood) return;
    this.#waiting.clear();
    this.put(this.#flood.instead);
  }

  next(): Promise<IteratorResult<Item>> {
    if (this.#isClosed) return Promise.resolve({ value: undefined, done: true });
    for (const item of this.#waiting) {
      this.#waiting.delete(item);
      return Promise.resolve({ value: item, done: false });
    }
    this.#asked ??= Promise.withResolvers();
    return this.#asked.promise;
  }

  return(): Promise<IteratorResult<Item>> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#waiting.clear();
      this.#asked?.resolve({ value: undefined, done: true });
      this.#leave();
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
