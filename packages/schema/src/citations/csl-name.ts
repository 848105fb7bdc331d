/** A name in CSL's parts. A body, and whoever has one name alone, has nothing but `literal`. */
export type CslName = { family: string; given: string; suffix?: string } | { literal: string };

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)\.?$/i;
/** Particles stand in lower case before the family name and belong to it: `van der Maaten`. */
const PARTICLE = /^(?:\p{Ll}[\p{Ll}'’]*\.?|[dDlL]['’])$/u;
const BODY =
  /[,\d&/@]|\b(?:team|group|consortium|collaboration|project|inc|ltd|gmbh|university|institute|lab|labs|foundation|initiative|community|authors)\b/i;

/**
 * The parts of a name that is known as it is printed: the family name is its last word, with the particles before it.
 * Nobody can do better without asking; put together again, the parts are the name as it was.
 */
export function cslName(printed: string): CslName {
  const words = printed.split(" ");
  if (words.length < 2 || BODY.test(printed)) return { literal: printed };
  const last = words.at(-1) ?? "";
  const suffix = SUFFIX.test(last) && words.length > 2 ? words.pop() : undefined;
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? "")) start -= 1;
  return {
    family: words.slice(start).join(" "),
    given: words.slice(0, start).join(" "),
    ...(suffix === undefined ? {} : { suffix }),
  };
}
