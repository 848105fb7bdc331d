import { latex2unicode } from "unicode2latex";

/** Macros that the table does not know, or knows as something that nobody can read. */
const OWN: Readonly<Record<string, string>> = {
  deg: "°",
  circ: "°",
  degree: "°",
  circledR: "®",
  textregistered: "®",
  texttrademark: "™",
  colon: ":",
  cdot: "·",
  nabla: "∇",
  epsilon: "ε",
  phi: "φ",
  quad: " ",
  qquad: " ",
  newline: " ",
  linebreak: " ",
  par: " ",
  left: "",
  right: "",
  big: "",
  Big: "",
  bigl: "",
  bigr: "",
  limits: "",
};
/** By macro, each with its meaning in text and in formulas where they differ. */
const SYMBOLS: Readonly<Record<string, string | { text?: string; math?: string } | undefined>> =
  latex2unicode;

/** What a macro stands for: `\\alpha`, and the mark of an accent; undefined for any other. */
export function symbol(name: string): string | undefined {
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined;
  if (own !== undefined) return own;
  const entry = SYMBOLS[`\\${name}`];
  const text = typeof entry === "string" ? entry : (entry?.text ?? entry?.math);
  // Letters of mathematical alphabets are for reading, not for looking at.
  return text === undefined || text === ""
    ? undefined
    : text.replace(/[\u{1D400}-\u{1D7FF}]/gu, (c) => c.normalize("NFKC"));
}
