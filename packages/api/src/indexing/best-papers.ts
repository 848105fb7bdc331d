/** A paper with its place in a ranking. */
export interface Ranked {
  key: number;
  score: number;
}

/** Keeps the best of many papers: the higher score first, of equals the higher key, which is the newer paper. */
export class BestPapers {
  readonly #limit: number;
  readonly #least: number;
  /** A heap whose first is the worst. */
  readonly #heap: Ranked[] = [];

  /** @param least what is known beforehand: as many papers as are kept score so much or more */
  constructor(limit: number, least = -Infinity) {
    this.#limit = limit;
    this.#least = least;
  }

  /** What scores less is not among the best; found out before anything else is looked at. */
  get floor(): number {
    return this.#heap.length < this.#limit ? this.#least : (this.#heap[0]?.score ?? Infinity);
  }

  /** Whether a paper would be among the best. Cheap: most are not. */
  wants(score: number, key: number): boolean {
    const worst = this.#heap[0];
    if (this.#heap.length < this.#limit || !worst) return this.#limit > 0 && score >= this.#least;
    return score > worst.score || (score === worst.score && key > worst.key);
  }

  add(score: number, key: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push({ score, key });
      this.#rise();
    } else {
      heap[0] = { score, key };
      this.#sink();
    }
  }

  /** The best first. */
  list(): Ranked[] {
    return this.#heap.toSorted((a, b) => b.score - a.score || b.key - a.key);
  }

  #rise(): void {
    const heap = this.#heap;
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isWorse(heap[at] as Ranked, heap[parent] as Ranked)) return;
      swap(heap, at, parent);
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [at * 2 + 1, at * 2 + 2]) {
        if (child < heap.length && isWorse(heap[child] as Ranked, heap[worst] as Ranked))
          worst = child;
      }
      if (worst === at) return;
      swap(heap, at, worst);
      at = worst;
    }
  }
}

function isWorse(a: Ranked, b: Ranked): boolean {
  return a.score < b.score || (a.score === b.score && a.key < b.key);
}

function swap(heap: Ranked[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] as Ranked, heap[a] as Ranked];
}
