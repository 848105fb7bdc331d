import type { Corpus } from "../corpus.ts";
import { LONGEST_COMPARED } from "../text/edit-distance.ts";

/** A word of the papers that a misspelt one may have been meant to be. */
export interface Correction {
  form: string;
  distance: number;
  /** How often it stands in the papers. */
  count: number;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 4;

/** How many edits are forgiven in a word. */
export function forgivenEdits(word: string): number {
  if (word.length < SHORTEST || word.length > LONGEST_COMPARED || !/\p{L}/u.test(word)) return 0;
  return word.length < 5 ? 1 : 2;
}

/** The words within so many edits, the nearest first, of these the most frequent. */
export function findCorrections(corpus: Corpus, word: string, edits: number): Correction[] {
  const counts = new Map<string, Correction>();
  for (const part of corpus.parts) {
    part.formsNear(word, edits, (form, count, distance) => {
      const known = counts.get(form);
      if (known) known.count += count;
      else counts.set(form, { form, distance, count });
    });
  }
  return [...counts.values()].sort(
    (a, b) => a.distance - b.distance || b.count - a.count || (a.form < b.form ? -1 : 1),
  );
}
