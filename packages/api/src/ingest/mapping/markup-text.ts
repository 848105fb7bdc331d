import { Parser } from "htmlparser2";
import { MathMLToLaTeX } from "mathml-to-latex";
import { latexText } from "./latex-text.ts";

const MARKUP = /<[/!]?[a-z][^<>]*>|&(?:#\d|#x|[a-z]+;)/i;
/** JATS and HTML elements that stand on lines of their own. */
const BLOCKS = new Set([
  "p",
  "sec",
  "title",
  "list",
  "list-item",
  "li",
  "ul",
  "ol",
  "div",
  "br",
  "break",
  "disp-formula",
  "label",
]);
/** Not for reading: pictures of formulas, scripts. */
const UNREAD = new Set([
  "script",
  "style",
  "inline-graphic",
  "graphic",
  "annotation",
  "annotation-xml",
]);

/**
 * The text of a fragment of HTML or JATS XML, as Crossref, OpenAlex and OpenReview give titles and
 * abstracts. Formulas become LaTeX between dollars, sub- and superscripts too; a formula that is given in
 * several forms is read once. Malformed fragments are read as far as they make sense.
 */
export function markupText(markup: string): string {
  if (!MARKUP.test(markup)) return markup;
  const reader = new MarkupReader();
  const parser = new Parser(reader, { decodeEntities: true, recognizeSelfClosing: true });
  parser.write(markup);
  parser.end();
  return reader.text();
}

/** A title out of markup and LaTeX, as it reads. */
export function titleText(title: string): string {
  return latexText(markupText(title)).replace(/\s+/g, " ").trim();
}

/** An abstract out of markup: paragraphs, with formulas as LaTeX. The heading “Abstract” says nothing. */
export function abstractText(markup: string): string {
  return markupText(markup)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .replace(/^(?:abstract|summary)[.:]?\n+/i, "");
}

class MarkupReader {
  #text = "";
  #skipping: string | null = null;
  #formula: { name: string; xml: string } | null = null;
  /** Inside `alternatives` or an inline formula: whether one of its forms has been read. */
  #formRead = false;

  onopentag(qualified: string, attributes: Record<string, string>): void {
    const name = local(qualified);
    if (this.#skipping !== null) return;
    if (this.#formula) {
      this.#formula.xml += `<${name}${written(attributes)}>`;
    } else if (name === "math") {
      this.#formula = { name: qualified, xml: "<math>" };
    } else if (UNREAD.has(name) || (name === "tex-math" && this.#formRead)) {
      this.#skipping = qualified;
    } else if (name === "inline-formula" || name === "disp-formula") {
      this.#formRead = false;
    } else if (name === "sub" || name === "inf") this.#text += "$_{";
    else if (name === "sup") this.#text += "$^{";
    if (BLOCKS.has(name) && !this.#formula) this.#text += "\n\n";
  }

  ontext(text: string): void {
    if (this.#skipping !== null) return;
    if (this.#formula) this.#formula.xml += escaped(text);
    else this.#text += text;
  }

  onclosetag(qualified: string): void {
    const name = local(qualified);
    if (this.#skipping !== null) {
      if (this.#skipping === qualified) this.#skipping = null;
      return;
    }
    if (this.#formula) {
      this.#formula.xml += `</${name}>`;
      if (this.#formula.name === qualified) this.#endFormula(this.#formula.xml);
      return;
    }
    if (name === "sub" || name === "inf" || name === "sup") this.#text += "}$";
    else if (name === "tex-math") this.#formRead = true;
    else if (name === "inline-formula" || name === "disp-formula") this.#formRead = false;
    if (BLOCKS.has(name)) this.#text += "\n\n";
  }

  text(): string {
    return this.#text;
  }

  #endFormula(xml: string): void {
    this.#formula = null;
    if (this.#formRead) return;
    this.#formRead = true;
    const latex = latexOf(xml);
    this.#text += latex === "" ? "" : `$${latex}$`;
  }
}

/** LaTeX of a formula; its bare text when the formula is malformed. */
function latexOf(xml: string): string {
  try {
    const latex = MathMLToLaTeX.convert(xml).trim();
    if (latex !== "") return latex;
  } catch {
    // Read below for what it says.
  }
  return xml
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

function written(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .filter(([name]) => /^[a-z]+$/.test(name) && name !== "xmlns")
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
