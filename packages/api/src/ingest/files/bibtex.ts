import { InvalidInputError } from "@paperround/schema/errors";
import { dayOfParts, knownDay } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { bibtexNames } from "./bibtex-names.ts";
import { arxivIdIn } from "./reference.ts";
import type { Reference } from "./reference.ts";
import { parseVerbatim } from "./verbatim-bibtex.ts";
import type { VerbatimLibrary } from "./verbatim-bibtex.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const STRINGS = /^\s*@string\b/im;
const NO_ENTRY = /^\s*@(?:comment|preamble)\b/i;

/** Reads the entries of one file of BibTeX or BibLaTeX, one after the other. */
export class BibtexReader {
  /** `@string` definitions so far. */
  #strings: Record<string, string> = {};

  /**
   * @returns null for what is no entry but belongs to the file: `@string`, `@comment`
   * @throws InvalidInputError when it cannot be parsed
   */
  read(text: string): Reference | null {
    if (NO_ENTRY.test(text)) return null;
    const library = this.#parse(text);
    const [entry] = library.entries;
    const [error] = library.errors;
    if (!entry && STRINGS.test(text)) return null;
    if (!entry || error) {
      const reason = error?.error.split("\n")[0] ?? "there is no entry in it";
      throw InvalidInputError.at([], `The entry is no BibTeX: ${reason}.`);
    }
    return referenceOf(entry.fields);
  }

  /** Keeps what later entries may use of one that is not to be read. */
  passOver(text: string): void {
    if (STRINGS.test(text)) this.#parse(text);
  }

  #parse(text: string): VerbatimLibrary {
    const library = parseVerbatim(text, { strings: this.#strings });
    if (STRINGS.test(text)) this.#strings = { ...this.#strings, ...library.strings };
    return library;
  }
}

function referenceOf(fields: Readonly<Record<string, string>>): Reference {
  const plain = (...names: string[]) => {
    for (const name of names) {
      const text = withoutOuterBraces(fields[name]?.trim() ?? "");
      if (text !== "") return text;
    }
    return "";
  };
  const read = (...names: string[]) => unwrapped(latexText(plain(...names)));
  const kind = plain("eprinttype", "archiveprefix", "archive").toLowerCase();
  const eprint = plain("eprint");
  const isArxiv = kind === "arxiv" || (kind === "" && /^\d{4}\.\d{4,5}/.test(eprint));
  return {
    title: read("title"),
    authors: bibtexNames(fields["author"] ?? "").map((name) => ({
      name: unwrapped(latexText(name)),
    })),
    publishedOn: dayOf(plain),
    // Formulas of an abstract stay as they are.
    abstract: plain("abstract")
      .replace(/\s+/g, " ")
      .replace(/\\([%&#_])/g, "$1"),
    venue: read("journaltitle", "journal", "booktitle", "series"),
    keywords: read("keywords")
      .split(/\s*[,;]\s*/)
      .filter((word) => word !== ""),
    doi: plain("doi").replace(/\\_/g, "_"),
    arxiv: isArxiv
      ? eprint
      : arxivIdIn(plain("note", "journal", "journaltitle", "howpublished", "number")),
    pmid: plain("pmid") || (kind === "pubmed" ? eprint : ""),
    pmcid: plain("pmcid"),
    urls: [plain("url"), plain("howpublished"), plain("ee")].map(address),
  };
}

function dayOf(plain: (...names: string[]) => string): string | null {
  const date = plain("date");
  const month = plain("month").toLowerCase();
  const named = MONTHS.indexOf(month.slice(0, 3)) + 1;
  const number = named > 0 ? String(named) : month;
  const parts = [plain("year"), number, plain("day")].filter((part) => /^\d+$/.test(part));
  return knownDay(date) ?? dayOfParts(/^\d{4}(?:-\d{2})?$/.test(date) ? date.split("-") : parts);
}

/** `{{In the words of the authors}}`: braces around everything protect it, and say nothing. */
function withoutOuterBraces(text: string): string {
  const [, inside] = /^\{([^{}]*)\}$/.exec(text) ?? [];
  return (inside ?? text).trim();
}

/** BibTeX protects capitals with braces: `{BERT}`. Those that say nothing to LaTeX are gone by now. */
function unwrapped(text: string): string {
  return text.replace(/[{}]/g, "").replace(/~/g, " ").replace(/\s+/g, " ").trim();
}

/** `\url{https://…}` or the address alone. */
function address(written: string): string {
  const inside = /\\url\{([^}]*)\}/.exec(written)?.[1] ?? written;
  return inside.replace(/\\([_%&#~])/g, "$1");
}
