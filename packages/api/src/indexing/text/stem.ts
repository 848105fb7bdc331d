import { stemmer } from "stemmer";

const ENGLISH = /^[a-z]{3,30}$/u;

/** What the inflections of a word have in common, by Porter's rules; what is no English word stays as it is. */
export function stem(word: string): string {
  return ENGLISH.test(word) ? stemmer(word) : word;
}
