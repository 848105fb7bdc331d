import { STOP_WORDS } from "./stop-words.ts";

/** Longer ones are no words: encoded pictures, addresses. */
const LONGEST = 40;
/** Of a word joined by hyphens, parts as short as this are left to the whole: `k-means`, `x-ray`. */
const SHORTEST_PART = 2;

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*(?:[-‐‑][\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*)*/gu;
const POSSESSIVE = /['’]s?(?=$|[-‐‑])/gu;
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;

/** A word of a text that was folded. */
export interface Word {
  /** What stands for it in the index; of a joined word the whole first, then its parts. */
  forms: string[];
  /** Its place in the text. */
  start: number;
  end: number;
}

/** The words of a folded text, those left out that say nothing. */
export function* splitWords(folded: string): Generator<Word> {
  for (const match of folded.matchAll(WORD)) {
    const [text] = match;
    const forms = formsOf(text);
    if (forms.length > 0) yield { forms, start: match.index, end: match.index + text.length };
  }
}

/** Adds all forms of the text to the list, in their order. */
export function pushForms(folded: string, into: string[]): void {
  for (const [text] of folded.matchAll(WORD)) {
    // Most words are these, and millions of them pass when an index is built.
    if (PLAIN_WORD.test(text)) {
      if (!STOP_WORDS.has(text)) into.push(text);
    } else into.push(...formsOf(text));
  }
}

const PLAIN_WORD = /^[a-z]{2,40}$/u;

function formsOf(word: string): string[] {
  if (NO_SPACES.test(word)) return [...word.matchAll(RUNS)].flatMap(([run]) => formsOfRun(run));
  const parts = word.replaceAll(POSSESSIVE, "").replaceAll(/['’]/gu, "").split(/[-‐‑]/u);
  const whole = parts.join("");
  if (parts.length === 1) return isTelling(whole) ? [whole] : [];
  const telling = parts.filter((part) => part.length >= SHORTEST_PART && isTelling(part));
  return isTelling(whole) ? [whole, ...telling] : telling;
}

/** Where words are not parted by spaces, each two neighbouring characters stand for one. */
function formsOfRun(run: string): string[] {
  if (!NO_SPACES.test(run)) return formsOf(run);
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function isTelling(word: string): boolean {
  if (word.length > LONGEST || STOP_WORDS.has(word)) return false;
  return word.length > 1 || /[^a-z]/u.test(word);
}
