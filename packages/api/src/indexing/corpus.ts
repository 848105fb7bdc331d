import type { Part } from "./segment/part.ts";

/** All papers of an index: the base, and what came since. Frequencies are those of the papers that are there now. */
export interface Corpus {
  readonly parts: readonly Part[];
  /** How many papers are there. */
  readonly size: number;
  /** The mean of their lengths. */
  readonly meanLength: number;
}

/** Where a paper is; null where it is not. */
export function locate({ parts }: Corpus, key: number): { part: Part; place: number } | null {
  for (const part of parts) {
    const place = part.placeOf(key);
    if (place !== -1) return { part, place };
  }
  return null;
}

/** How many papers are about a stem. */
export function frequencyOf({ parts }: Corpus, stem: string): number {
  return parts.reduce((sum, part) => sum + part.frequency(stem), 0);
}

/** How many papers have a mark. */
export function markFrequencyOf({ parts }: Corpus, mark: string): number {
  return parts.reduce((sum, part) => sum + part.markFrequency(mark), 0);
}
