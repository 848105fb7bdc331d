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
  const take = (text: string): EntryText[] => {
    if (!BIBTEX_START.test(text)) return [];
    number += 1;
    const entry = { number, text: tooLong || text.length > maxLength ? null : text };
    tooLong = false;
    return [entry];
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
      rest = `${rest.slice(0, 200)}\n${rest.slice(-200)}`;
    }
  }
  yield* take(rest);
}
