const ENTITY = /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z]{2,8}));/gi;
/** By name, with what each stands for behind it: punctuation, and what titles in most languages and formulas are made of. */
const ENTITIES = new Map(
  (
    "amp& apos' gt> lt< quot\" nbsp\u00a0 ldquo“ rdquo” lsquo‘ rsquo’ laquo« raquo» mdash— ndash– hellip… middot· " +
    "aacuteá agraveà acircâ atildeã aumlä aringå aeligæ ccedilç eacuteé egraveè ecircê eumlë iacuteí icircî iumlï ntildeñ " +
    "oacuteó ograveò ocircô otildeõ oumlö oslashø szligß uacuteú ugraveù ucircû uumlü " +
    "alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ kappaκ lambdaλ muμ nuν xiξ piπ rhoρ sigmaσ tauτ phiφ chiχ psiψ " +
    "omegaω times× minus− plusmn± deg° prime′ le≤ ge≥ infin∞ rarr→ microµ reg® trade™"
  )
    .split(" ")
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)]),
);

/** Decodes the entities of HTML that stand in a title, once; those that are none of it stay. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return namedEntity(name) ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : written;
  });
}

/** `&AMP;` is `&`, while `&Eacute;` is another letter than `&eacute;`. */
function namedEntity(name: string): string | undefined {
  const letter = ENTITIES.get(name.toLowerCase());
  return /^[A-Z]/.test(name) ? letter?.toUpperCase() : letter;
}
