/** Letters that Unicode does not take apart into a plain one and its mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

const ASCII = /^[\0-\x7f]*$/u;
const MARKUP = /<\/?[a-z][^<>]*>/giu;
/** `\"o`, `\'{e}`, `\v{s}`: an accent over a letter. */
const LATEX_ACCENT = /\\(?:["'`^~=.]|[cuvHdb](?=\{))\{?\\?([a-zA-Z])\}?/gu;
const LATEX_COMMAND = /\\([a-zA-Z]+)\*?/gu;
/** Commands whose names are what is read aloud. */
const SPOKEN =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|ell|infty|log|exp|min|max|sum)$/iu;

/**
 * The text as it is compared: without markup of MathML, HTML and LaTeX, in compatible characters (`ﬁ` is `fi`),
 * without diacritics, in lower case.
 */
export function foldText(text: string): string {
  let plain = text.toWellFormed();
  if (plain.includes("<")) plain = plain.replaceAll(MARKUP, " ");
  if (plain.includes("\\"))
    plain = plain
      .replaceAll(LATEX_ACCENT, "$1")
      .replaceAll(LATEX_COMMAND, (_, name: string) => (SPOKEN.test(name) ? ` ${name} ` : " "));
  if (ASCII.test(plain)) return plain.toLowerCase();
  return plain
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter);
}
