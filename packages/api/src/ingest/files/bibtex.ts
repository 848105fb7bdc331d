import { InvalidInputError } from "@paperround/schema/errors";
import { parse } from "@retorquere/bibtex-parser";
import type { Creator, Entry, Library } from "@retorquere/bibtex-parser";
import { dayOfParts, knownDay } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { arxivIdIn } from "./reference.ts";
import type { Reference } from "./reference.ts";

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
    return referenceOf(entry);
  }

  /** Keeps what later entries may use of one that is not to be read. */
  passOver(text: string): void {
    if (STRINGS.test(text)) this.#parse(text);
  }

  #parse(text: string): Library {
    const library = parse(text, {
      raw: true,
      sentenceCase: false,
      english: false,
      applyCrossRef: false,
      strings: this.#strings,
      unsupported: "ignore",
    });
    if (STRINGS.test(text)) this.#strings = { ...this.#strings, ...library.strings };
    return library;
  }
}

function referenceOf({ fields }: Entry): Reference {
  const plain = (...names: string[]) => {
    for (const name of names) {
      const value: unknown = fields[name];
      const text = Array.isArray(value) ? value.join(", ") : value;
      if (typeof text === "string" && text.trim() !== "") return text.trim();
    }
    return "";
  };
  const read = (...names: string[]) => unwrapped(latexText(plain(...names)));
  const kind = plain("eprinttype", "archiveprefix", "archive").toLowerCase();
  const eprint = plain("eprint");
  const isArxiv = kind === "arxiv" || (kind === "" && /^\d{4}\.\d{4,5}/.test(eprint));
  return {
    title: read("title"),
    authors: (fields.author ?? []).map((author) => ({ name: nameOf(author) })),
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

function nameOf({ name, firstName, prefix, lastName, suffix }: Creator): string {
  const parts = [firstName, prefix, lastName, suffix].filter((part) => part !== undefined);
  return unwrapped(latexText(name ?? parts.join(" ")));
}

function dayOf(plain: (...names: string[]) => string): string | null {
  const date = plain("date");
  const month = plain("month").toLowerCase();
  const named = MONTHS.indexOf(month.slice(0, 3)) + 1;
  const number = named > 0 ? String(named) : month;
  const parts = [plain("year"), number, plain("day")].filter((part) => /^\d+$/.test(part));
  return knownDay(date) ?? dayOfParts(/^\d{4}(?:-\d{2})?$/.test(date) ? date.split("-") : parts);
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
