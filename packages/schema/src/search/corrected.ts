import { folded } from "../papers/title-key.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { wordsOf } from "./parse-query.ts";
import type { SearchFinds } from "./search-question.ts";

/**
 * A query with the words that were meant.
 * @param by by the word as it was typed, or folded: what was meant instead
 */
export function corrected(
  { terms, without }: Pick<ParsedQuery, "terms" | "without">,
  by: ReadonlyMap<string, string>,
): Pick<SearchFinds, "terms" | "correctedQuery"> {
  const meant = terms.map((term) => {
    const text = term.isExact ? undefined : (by.get(term.text) ?? by.get(folded(term.text)));
    return { ...term, text: text ?? term.text };
  });
  const isAsTyped = meant.every(({ text }, at) => text === terms[at]?.text);
  if (isAsTyped) return { terms, correctedQuery: null };
  return { terms: meant, correctedQuery: wordsOf({ terms: meant, without }) };
}
