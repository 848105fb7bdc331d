/**
 * The same word in another form, as somebody may remember it: the plural of a singular, the singular of a plural, the
 * verb of an -ing or -ed. By the regular rules of English; what they do to an irregular word is what people do, too.
 */
export function inflect(word: string): string {
  const ending = RULES.find(([from]) => from.test(word));
  return ending ? word.replace(ending[0], ending[1]) : `${word}s`;
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/ies$/, "y"],
  [/(ss|x|ch|sh)es$/, "$1"],
  [/([^aeiou])y$/, "$1ies"],
  [/(ss|x|ch|sh)$/, "$1es"],
  [/(us|is)$/, "$1"],
  [/([^s])s$/, "$1"],
  [/(bb|dd|gg|ll|mm|nn|pp|rr|tt)ing$/, "$1ed"],
  [/([a-z]{3,})ing$/, "$1ed"],
  [/([a-z]{3,})ed$/, "$1ing"],
];
