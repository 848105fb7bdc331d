import { readDoi } from "./doi.ts";
import { isHost } from "./page-url.ts";
import type { PageUrl } from "./page-url.ts";
import type { ParsedPaperId } from "./scheme.ts";

/** Sites where everything after the slash is the DOI, whatever it looks like. */
const RESOLVERS = ["doi.org", "doi.acm.org", "doi.wiley.com", "oadoi.org", "api.crossref.org"];
/** Parameters in which sites carry a DOI. */
const PARAMETERS = ["doi", "id", "urlid"];
const START = /(?:^|[/:=])\s*(10\.\d{4,9}(?:\.\d{1,9}){0,4}\/)/;

/** What publishers put behind a DOI: the view (`/full/html`) or the kind of file (`.full.pdf`). */
const VIEWS = new Set(
  (
    "abstract full full-text fulltext fulltext.html full.html pdf epdf pdfft html htm xml epub meta nlm " +
    "summary references figures tables citation citations citedby metrics supplementary supplement " +
    "supplementary-material suppinfo data download related standard reader ampdf peer-review s1"
  ).split(" "),
);
/** What comes before the files of a paper: of its supplement, of its old HTML edition. */
const FILES = /\/(?:suppl_file|MediaObjects|attachment|fulltext)\//i;
const FILE_ENDINGS = new Set("full-text full abstract short long pdf html xml epub".split(" "));

/**
 * `s41586-…` (the last part is a check character), `nature10728`, `nphys1234`, `ng1295-420`, `481237a`, `35057062`, and the dotted ones of the years before
 * 2016. Longer numbers behind a journal's letters hold the year, and where its dots were nobody can tell.
 */
const NATURE_ID =
  /^(?:[sd]\d{5}-\d{3}-\d{4,5}-[\dw-z]|(?:nature|ncomms|srep)\d{4,5}|n[a-z]{1,8}\d{2,4}(?:-\d{1,4}[a-z]?)?|35\d{6}|\d{5,6}[a-z]\d?|(?:sj\.)?[a-z]{2,10}\.\d{1,4}(?:\.\d{1,5})?|sj\.[a-z]{2,6}\.\d{7})$/;

/** The DOI that a URL carries: at a resolver, in a publisher's path (`/doi/full/10.…`), or a parameter. */
export function readDoiUrl(url: PageUrl): ParsedPaperId | null {
  return readWrittenDoi(url) ?? readNature(url);
}

/** The same where the DOI stands in the URL whole. Apart, as the extension reads it on every page of many sites. */
export function readWrittenDoi(url: PageUrl): ParsedPaperId | null {
  return readPath(url) ?? readParameters(url);
}

function readPath(url: PageUrl): ParsedPaperId | null {
  // Its addresses begin as DOIs do, and go on with a folder.
  if (isHost(url, "delivery.acm.org")) return null;
  const start = START.exec(url.path);
  const prefix = start?.[1];
  if (!start || prefix === undefined) return null;
  const from = start.index + start[0].length - prefix.length;
  const text = url.path.slice(from);
  // Oxford's address of a chapter goes on behind the book's, and resembles its DOI.
  if (/\/97\d{11}\.001\.0001\/\w/.test(text)) return null;
  if (RESOLVERS.some((site) => isHost(url, site))) return readDoi(text);
  if (isHost(url, "biorxiv.org") || isHost(url, "medrxiv.org")) return readPreprint(text);
  return readDoi(stripViews(stripArticleNumber(url.path.slice(0, from), text)));
}

function stripViews(text: string): string {
  const [article = ""] = stripSession(text).split(FILES, 1);
  const parts = stripLanguage(stripFigure(article)).split("/");
  // Behind a book's or a chapter's comes its title.
  if (/^(?:97[89]\d{10}|b\d{5,6})(?:-\d+)?$/.test(parts[1] ?? ""))
    return parts.slice(0, 2).join("/");
  // A DOI keeps its prefix and at least one part after it.
  while (parts.length > 2 && isView(parts.at(-1) ?? "")) parts.pop();
  const last = parts.length - 1;
  let name = parts[last] ?? "";
  for (let whole = ""; whole !== name;) {
    whole = name;
    if (hasFileEnding(name)) name = name.slice(0, name.lastIndexOf("."));
    // Nature's proofs.
    if (name.endsWith("_reference")) name = name.slice(0, -"_reference".length);
  }
  // A file is called as the DOI ends (`10.1371/journal.pone.0213978/1/pone.0213978.pdf`).
  const isFile = name !== parts[last] && name.length > 5;
  const owner = isFile ? parts.findIndex((part, at) => at > 0 && part.endsWith(name)) : -1;
  if (owner > 0 && owner < last) return parts.slice(0, owner + 1).join("/");
  parts[last] = name;
  return parts.join("/");
}

function stripSession(text: string): string {
  return text.includes(";") ? text.replace(/;jsessionid=.*$/i, "") : text;
}

function stripFigure(text: string): string {
  const lower = text.toLowerCase();
  const mayHaveOne = lower.includes("/figure") || lower.includes("/table");
  return mayHaveOne ? text.replace(/\/(?:figure|table)s?\/\d+\/?$/i, "") : text;
}

/** Translations of Cochrane's reviews: `/full/fr`, `/full/zh_HANS`. */
function stripLanguage(text: string): string {
  return text.includes("/full/") ? text.replace(/\/full\/[a-z]{2}(?:_[a-z]{4})?$/i, "") : text;
}

function hasFileEnding(name: string): boolean {
  const dot = name.lastIndexOf(".");
  return dot >= 0 && FILE_ENDINGS.has(name.slice(dot + 1).toLowerCase());
}

function isView(part: string): boolean {
  return part === "" || VIEWS.has(part.toLowerCase());
}

/** Silverchair's sites (OUP, AIP, …) go on with the article's number and its title or file. */
function stripArticleNumber(before: string, text: string): string {
  if (!before.endsWith("/doi/") || !/article[a-z-]{0,20}\/doi\/$/.test(before)) return text;
  return text.replace(/^(10\.[^/]{4,20}\/[^/]{1,200}(?:\/[^/]{1,200})?)\/\d{5,}(?:\/.*)?$/, "$1");
}

/** bioRxiv and medRxiv write version and view behind the DOI: `10.1101/2021.06.16.21258632v1.full.pdf`. */
function readPreprint(text: string): ParsedPaperId | null {
  const match = /^(10\.\d{4,9}\/[\d.]{3,39}\d)(?:v(\d{1,3})(?:[./].*)?|[./][a-z].*)$/i.exec(text);
  const doi = readDoi(match?.[1] ?? stripViews(text));
  const version = Number(match?.[2] ?? 0);
  return doi && version > 0 ? { ...doi, version } : doi;
}

function readParameters(url: PageUrl): ParsedPaperId | null {
  for (const [name, value] of url.query) {
    if (!PARAMETERS.includes(name.toLowerCase())) continue;
    const doi = readDoi(value.replace(/^(?:info:)?doi[:/]/i, ""));
    if (doi) return doi;
  }
  return null;
}

/** Of Nature's addresses, those whose last part is the DOI's; the older ones leave out its dots. */
function readNature(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "nature.com")) return null;
  const [, article = ""] =
    /^\/(?:articles|\w+\/journal\/v\w+\/n\w+\/(?:full|abs|pdf))\/([^/]+)/.exec(url.path) ?? [];
  const id = article.toLowerCase().replace(/(?:_reference)?\.(?:e?pdf|html|ris)$/, "");
  // Older papers of this journal are another publisher's; others were Palgrave's.
  if (!NATURE_ID.test(id) || id.startsWith("s40494")) return null;
  return readDoi(`${/^(?:s41599|palcomms)/.test(id) ? "10.1057" : "10.1038"}/${id}`);
}
