import { foldText } from "../text/fold-text.ts";
import { stem } from "../text/stem.ts";

/** A place in a text. */
export interface Mark {
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-‐‑'’][\p{L}\p{N}\p{M}]+)*/gu;
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Where a text has what was searched for, in ascending order, nothing twice. */
export function highlight(text: string, stems: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (NO_SPACES.test(word)) marks.push(...markCharacters(word, index, stems));
    else if (formsIn(word).some((form) => stems.has(stem(form))))
      marks.push({ start: index, end: index + word.length });
  }
  return marks;
}

function formsIn(word: string): string[] {
  const folded = foldText(word).replaceAll(/['’]s?$/gu, "");
  const parts = folded.split(/[-‐‑]/u);
  return parts.length > 1 ? [parts.join(""), ...parts] : [folded];
}

/** Where words are not parted by spaces, pairs of characters were searched for. */
function markCharacters(run: string, start: number, stems: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  const characters = Array.from(run);
  let at = start;
  characters.forEach((character, index) => {
    const next = characters[index + 1] ?? "";
    if (stems.has(foldText(character + next)) || stems.has(foldText(character))) {
      const last = marks.at(-1);
      const end = at + character.length + (stems.has(foldText(character)) ? 0 : next.length);
      if (last && last.end >= at) last.end = Math.max(last.end, end);
      else marks.push({ start: at, end });
    }
    at += character.length;
  });
  return marks;
}
