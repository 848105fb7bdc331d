import type { Random } from "./random.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

/** The word with so many random edits: a letter more, less or another, or two neighbours swapped. Never the same word. */
export function misspell(word: string, edits: number, random: Random): string {
  for (;;) {
    let text = word;
    for (let edit = 0; edit < edits; edit += 1) text = random.pick(EDITS)(text, random);
    if (text !== word) return text;
  }
}

const EDITS: ((word: string, random: Random) => string)[] = [
  (word, random) => {
    const at = random.below(word.length + 1);
    return word.slice(0, at) + random.pick(LETTERS) + word.slice(at);
  },
  (word, random) => {
    const at = random.below(word.length);
    return word.slice(0, at) + word.slice(at + 1);
  },
  (word, random) => {
    const at = random.below(word.length);
    return word.slice(0, at) + random.pick(LETTERS) + word.slice(at + 1);
  },
  (word, random) => {
    const at = random.below(Math.max(1, word.length - 1));
    return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
  },
];
