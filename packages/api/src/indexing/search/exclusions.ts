import type { Part } from "../segment/part.ts";
import { stem } from "../text/stem.ts";
import type { SearchText, TypedWord } from "./read-search-text.ts";

/** Whether a paper of the part has all phrases, and nothing that it must not have. */
export function exactTest(
  part: Part,
  { phrases, without }: Pick<SearchText, "phrases" | "without">,
): ((place: number) => boolean) | null {
  if (phrases.length === 0 && without.length === 0) return null;
  const wanted = phrases.map((phrase) => phraseTest(part, phrase));
  const unwanted = without.map((phrase) => phraseTest(part, phrase));
  return (place) => wanted.every((test) => test(place)) && !unwanted.some((test) => test(place));
}

/** A joined word is found as it was joined, and in its parts. */
function phraseTest(part: Part, words: readonly TypedWord[]): (place: number) => boolean {
  const asParts = words.flatMap(({ forms }) => (forms.length > 1 ? forms.slice(1) : forms));
  const asWholes = words.map(({ forms }) => forms[0] ?? "");
  const rows = words.some(({ forms }) => forms.length > 1) ? [asParts, asWholes] : [asWholes];
  const tests = rows.map((row) => part.rowTest(row.map(stem)));
  return (place) => tests.some((test) => test(place));
}
