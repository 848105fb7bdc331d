import { foldText } from "../text/fold-text.ts";
import { splitWords } from "../text/split-words.ts";

/** A word as it was typed, and what may stand for it. */
export interface TypedWord {
  word: string;
  /** Of a joined word the whole first, then its parts. */
  forms: string[];
  /** It stood in quotation marks: it is meant as it stands. */
  isExact: boolean;
}

/** What somebody typed, taken apart. */
export interface SearchText {
  words: TypedWord[];
  /** Each a row of words that have to follow each other. */
  phrases: TypedWord[][];
  /** What must not be in it: words, and rows of words. */
  without: TypedWord[][];
  /** The last word may be the beginning of one. */
  endsOpen: boolean;
}

const LONGEST = 12_000;
const PIECE = /(?<minus>(?<!\S)-)?(?:"(?<phrase>[^"]*)"|(?<word>[^\s"]+))/gu;
/** Quotation marks of other keyboards and languages. */
const QUOTES = /[“”„‟«»＂]/gu;

/** Reads words, "phrases" and -exclusions. Nothing is wrong: a quotation mark alone is as if it were not there. */
export function readSearchText(text: string): SearchText {
  const result: SearchText = { words: [], phrases: [], without: [], endsOpen: false };
  const folded = foldText(text.slice(0, LONGEST).replaceAll(QUOTES, '"'));
  for (const { groups } of balanced(folded).matchAll(PIECE)) {
    const isExact = groups?.["phrase"] !== undefined;
    const words = typedWords(groups?.["phrase"] ?? groups?.["word"] ?? "", isExact);
    if (words.length === 0) continue;
    if (groups?.["minus"]) result.without.push(words);
    else if (isExact && words.length > 1) result.phrases.push(words);
    else result.words.push(...words);
  }
  result.endsOpen = /[\p{L}\p{N}]$/u.test(folded);
  return result;
}

function typedWords(text: string, isExact: boolean): TypedWord[] {
  return Array.from(splitWords(text), ({ forms, start, end }) => ({
    word: text.slice(start, end),
    forms,
    isExact,
  }));
}

function balanced(text: string): string {
  const isOdd = text.split('"').length % 2 === 0;
  const last = text.lastIndexOf('"');
  return isOdd ? `${text.slice(0, last)} ${text.slice(last + 1)}` : text;
}
