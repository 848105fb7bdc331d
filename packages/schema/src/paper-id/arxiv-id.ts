import type { ParsedPaperId } from "./scheme.ts";

/** The archives that gave out ids of the old form (`hep-th/9901001`), 1991 to March 2007. */
const OLD_ARCHIVES = new Set(
  (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas " +
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin " +
    "nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
  ).split(" "),
);

const NEW_FORM = /^(\d{2})(\d{2})\.(\d{4,5})(?:[vV](\d{1,3}))?$/;
const OLD_FORM = /^([a-z-]{2,8})(?:\.[a-z-]{2,9})?\/(\d{2})(\d{2})(\d{3})(?:v(\d{1,3}))?$/i;
// What follows the id in arXiv's own citations: `[cs.CL]` or `[cs.CL] 2 Aug 2023`.
const STAMP = /^(\S{9,32}) {1,4}\[[a-z.-]{2,20}\](?: {1,4}\d{1,2} [a-z]{3} \d{4})?$/i;
const FIRST_NEW_MONTH = 704;
const FIRST_FIVE_DIGIT_MONTH = 1501;

function parsed(value: string, version: string | undefined): ParsedPaperId | null {
  if (version === undefined) return { scheme: "ARXIV", value };
  return Number(version) === 0 ? null : { scheme: "ARXIV", value, version: Number(version) };
}

/**
 * Reads an arXiv id without its label: `1706.03762v5`, `math.GT/0309136`, `hep-th/9901001v2.pdf`.
 * The subject class of an old id is dropped, as arXiv does. Months that arXiv never had and the
 * wrong number of digits for the month are refused.
 * Source: https://info.arxiv.org/help/arxiv_identifier.html
 */
export function readArxivId(text: string): ParsedPaperId | null {
  // A pattern's first use costs a browser more than all the others: nearly no id has a stamp.
  const stamped = text.includes("[") ? STAMP.exec(text)?.[1] : null;
  const written = stamped ?? text;
  const id = written.toLowerCase().endsWith(".pdf") ? written.slice(0, -4) : written;

  const recent = NEW_FORM.exec(id);
  if (recent) {
    const [, year = "", month = "", number = "", version] = recent;
    const since = Number(year + month);
    const digits = since >= FIRST_FIVE_DIGIT_MONTH ? 5 : 4;
    if (!isMonth(month) || since < FIRST_NEW_MONTH || number.length !== digits) return null;
    return Number(number) === 0 ? null : parsed(`${year}${month}.${number}`, version);
  }

  const old = OLD_FORM.exec(id);
  if (!old) return null;
  const [, archive = "", year = "", month = "", number = "", version] = old;
  const possible = Number(year) >= 91 || Number(year + month) < FIRST_NEW_MONTH;
  if (!OLD_ARCHIVES.has(archive.toLowerCase()) || !isMonth(month) || !possible) return null;
  return parsed(`${archive.toLowerCase()}/${year}${month}${number}`, version);
}

function isMonth(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}
