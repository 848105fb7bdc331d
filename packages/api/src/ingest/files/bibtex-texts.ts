import type { EntryText } from "./json-texts.ts";

/** A file of this format has an entry at the beginning of a line. */
export const BIBTEX_START = /^\s*@[a-z]+\s*[{(]/im;
/** What begins an entry, even in one that was never closed. */
const ENTRY = /^[ \t]*@[a-z]+\s*[{(]/gim;

/**
 * Cuts a file of BibTeX into its entries, `@string` and `@comment` among them. Each goes to the next line that
 * begins one, so that a brace that is missing spoils no more than its own entry.
 */
export async function* splitBibtex(
  chunks: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<EntryText> {
  let rest = "";
  let number = 0;
  let tooLong = false;
  /** Where the next text begins. */
  let next = 1;
  const take = (text: string): EntryText[] => {
    const line = next;
    next += lineEnds(text);
    if (!BIBTEX_START.test(text)) return [];
    number += 1;
    const before = lineEnds(text.slice(0, text.search(/\S/)));
    const whole = !tooLong && text.length <= maxLength;
    tooLong = false;
    return [{ number, line: line + before, text: whole ? text : null }];
  };
  for await (const chunk of chunks) {
    rest += chunk;
    let start = 0;
    for (const { index } of rest.matchAll(ENTRY)) {
      if (index > start) yield* take(rest.slice(start, index));
      start = index;
    }
    rest = rest.slice(start);
    if (rest.length > maxLength * 2) {
      // Kept: what tells that it is an entry, and what the next one may begin in.
      tooLong = true;
      next += lineEnds(rest.slice(200, -200)) - 1;
      rest = `${rest.slice(0, 200)}\n${rest.slice(-200)}`;
    }
  }
  yield* take(rest);
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
}
