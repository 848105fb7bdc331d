/** An entry with its values as they are written. */
interface VerbatimEntry {
  /** By their names in lower case; `@string` abbreviations are written out, braces around a value gone. */
  fields: Record<string, string>;
}

/** What a text of BibTeX holds. */
export interface VerbatimLibrary {
  entries: VerbatimEntry[];
  /** Each says at which line and column. */
  errors: { error: string }[];
  strings: Record<string, string>;
}

type Parse = (text: string, options: { strings: Record<string, string> }) => VerbatimLibrary;

/**
 * The half of the library that reads BibTeX itself, which its package does not name: the other half reads each value as
 * LaTeX, in some forty times the time, to print it again as it was.
 */
const VERBATIM = new URL("verbatim.js", import.meta.resolve("@retorquere/bibtex-parser"));

/** Reads a text of BibTeX without reading the LaTeX in it. */
export const { parse: parseVerbatim } = (await import(VERBATIM.href)) as { parse: Parse };
