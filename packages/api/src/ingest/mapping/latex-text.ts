import { symbol } from "./latex-symbols.ts";

/** Macros whose first argument is not for reading. */
const SKIPS_ARGUMENT = new Set(["textcolor", "color", "href", "label", "cite", "ref", "vspace"]);
/** `{\em …}`: a change of style that stands alone. */
const SWITCHES =
  /^(?:em|it|bf|sc|tt|rm|sf|sl|cal|itshape|bfseries|scshape|ttfamily|rmfamily|sffamily|tiny|small|large|Large|normalfont|displaystyle)$/;
const SUPERSCRIPTS = new Map(
  Array.from("0123456789+-=()ni*", (c, i) => [c, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ*"[i] ?? c]),
);
const SUBSCRIPTS = new Map(Array.from("0123456789+-=()", (c, i) => [c, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"[i] ?? c]));
/** Nothing that long is a title or a name. */
const LONGEST = 4_000;
/** Nor is anything that is nested so deep. */
const DEEPEST = 50;
const LATEX = /[\\$]|\{|[\^_]/;
/** Combining marks stand after their letter; the table has them for accents (`\'`, `\c`, `\dot`). */
const MARK = /^\p{M}+$/u;

/**
 * A title or a name as it reads, from one that has LaTeX in it: `Erd\H{o}s`, `{\'E}tude`, `$L_2$`,
 * `\textsc{Llama}`. What is no LaTeX (a price in dollars, a lone brace) stays as it is.
 */
export function latexText(latex: string): string {
  if (!LATEX.test(latex) || latex.length > LONGEST) return latex;
  return new Reader(latex).read().normalize("NFC");
}

class Reader {
  readonly #input: string;
  #at = 0;
  #depth = 0;

  constructor(input: string) {
    this.#input = input;
  }

  read(): string {
    return this.#until("", false);
  }

  /** Reads to the end character, or to the end of everything. */
  #until(end: "" | "}" | "$" | "]", math: boolean): string {
    let text = "";
    while (this.#at < this.#input.length) {
      const character = this.#input.charAt(this.#at);
      if (character === end) {
        this.#at += 1;
        break;
      }
      text += this.#next(character, math);
    }
    return text;
  }

  #next(character: string, math: boolean): string {
    this.#at += 1;
    if (this.#depth === DEEPEST) return character;
    this.#depth += 1;
    const text = this.#read(character, math);
    this.#depth -= 1;
    return text;
  }

  #read(character: string, math: boolean): string {
    switch (character) {
      case "\\":
        return this.#macro(math);
      case "{":
        return this.#group(math);
      case "$":
        return math ? "" : this.#formula();
      case "^":
      case "_":
        return this.#script(character, math);
      case "~":
        return math ? " " : character;
      default:
        return character;
    }
  }

  /** A brace that is never closed is a character. */
  #group(math: boolean): string {
    return closes(this.#input, this.#at) ? this.#until("}", math) : "{";
  }

  /**
   * As pandoc decides: a formula begins at a dollar with no space after it and ends at one with no space
   * before it and no digit after it, so that $5 and $10 are prices. One with a macro or a script in it may have spaces.
   */
  #formula(): string {
    const rest = this.#input.slice(this.#at);
    const double = rest.startsWith("$");
    const body = /^\$?((?:[^$\\]|\\.)+)\$\$?/s.exec(rest);
    const inside = body?.[1] ?? "";
    const tight = /^\S(?:.*\S)?$/s.test(inside) && !/^\d/.test(rest.slice(body?.[0].length ?? 0));
    if (!body || !(tight || double || /[\\^_]/.test(inside))) return "$";
    this.#at += body[0].length;
    return new Reader(inside).#until("", true).trim();
  }

  #script(sign: "^" | "_", math: boolean): string {
    const rest = this.#input.slice(this.#at);
    // Outside of formulas only what can hardly be meant otherwise: `X^{2}`, `GS^3`, `V_{0.5}`.
    const meant = math || rest.startsWith("{") || (sign === "^" && /^\d(?!\d)/.test(rest));
    if (!meant || rest === "") return sign;
    const inside = this.#argument(math).trim();
    const table = sign === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
    if (inside === "°" || inside === "®" || inside === "′") return inside;
    const small = Array.from(inside, (character) => table.get(character));
    if (small.every((character) => character !== undefined)) return small.join("");
    return Array.from(inside).length === 1 ? `${sign}${inside}` : `${sign}${grouped(inside)}`;
  }

  #macro(math: boolean): string {
    const [name = ""] = /^(?:[A-Za-z]+\*?|.)/s.exec(this.#input.slice(this.#at)) ?? [];
    if (name === "") return "\\";
    this.#at += name.length;
    if (/^[$%&#_{}]$/.test(name)) return name;
    if (/^[\s,;:!>/-]$/.test(name)) return name === "!" || name === "/" || name === "-" ? "" : " ";
    if (name === "\\") return " ";
    if (name === "(" || name === ")" || name === "[" || name === "]") return "";
    return this.#named(name, math);
  }

  #named(name: string, math: boolean): string {
    const known = symbol(name);
    if (known !== undefined && MARK.test(known)) return accented(this.#argument(math), known);
    if (known !== undefined) {
      // TeX sets its own space in formulas; here the author's reads best.
      if (!math) this.#skipSpace();
      return known;
    }
    if (SWITCHES.test(name)) {
      this.#skipSpace();
      return "";
    }
    if (SKIPS_ARGUMENT.has(name)) this.#argument(math);
    if (name === "frac" || name === "tfrac" || name === "dfrac")
      return `${grouped(this.#argument(math))}/${grouped(this.#argument(math))}`;
    if (name === "sqrt") return `√${grouped(this.#argument(math))}`;
    // `\textbf{…}` reads as its argument; `\log` and the like read as their name.
    if (this.#input.charAt(this.#at) === "{") return this.#argument(math);
    if (/^\s*\{/.test(this.#input.slice(this.#at)) && name.startsWith("text"))
      return this.#argument(math);
    return /^(?:text|math)[a-z]+$/.test(name) ? this.#argument(math) : name;
  }

  /** What a macro or a script takes: a group, a macro or one character. */
  #argument(math: boolean): string {
    this.#skipSpace();
    const point = this.#input.codePointAt(this.#at);
    if (point === undefined) return "";
    const character = String.fromCodePoint(point);
    if (character === "{" || character === "\\") return this.#next(character, math);
    this.#at += character.length;
    return character;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#input.charAt(this.#at))) this.#at += 1;
  }
}

/** Whether the group that begins here ends. */
function closes(text: string, start: number): boolean {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth === 0) return true;
  }
  return false;
}

/** The mark behind the first letter, as Unicode wants it; dotless i and j get their dot's place back. */
function accented(text: string, mark: string): string {
  const [first = "", ...rest] = Array.from(text);
  const base = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
  return base === "" ? "" : base + mark + rest.join("");
}

function grouped(text: string): string {
  return Array.from(text).length > 1 && /[^\p{L}\p{N}\p{M}.,]/u.test(text) ? `(${text})` : text;
}
