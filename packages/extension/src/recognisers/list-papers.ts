import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { cleanTitle, findAll, textOf } from "./page-reader.ts";
import type { ListedRows, RecognisedPaper } from "./recogniser.ts";

/** A paper in a listing, and the element that shows it. */
export interface ListedPaper extends RecognisedPaper {
  element: Element;
  /** What names the paper in it: its title, or the link to it. */
  label: Element;
}

/** Where a link of a listing leads. */
export interface LinkedPaper {
  /** Null where the address names none. */
  id: PaperIdentifier | null;
  /** What links to the same paper have in common: a part of the address that the site knows, or all but what follows the path. */
  page: string;
}

/** What a listing is read with. */
export interface ListingLinks {
  rows: ListedRows;
  /** Where the links lead that were asked about, in their order; null for those that lead to no paper. */
  papers: (LinkedPaper | null)[];
}

const ROWS = "li, article, dt, tr, section, div";
/** Links of a page that are looked at, and rows of an index. */
export const MOST_LINKS = 5000;
/** Longer ones are not asked about: they lead to no paper. In characters. */
export const LONGEST_LINK = 1000;
/** What indexes write around a title: what kind of link it is (`[PDF][PDF] Title`), and a full stop. */
const BESIDE_TITLE = /^(?:\[(?:[BC]|BOOK|CITATION|DOC|HTML|PDF)\]\s*)+|\.$/g;

/** The links of a page that may lead to papers, as it writes them, each once. */
export function hrefsIn(document: Document): string[] {
  const hrefs = linksIn(document).map(({ href }) => href);
  return [...new Set(hrefs)].filter(({ length }) => length <= LONGEST_LINK);
}

/**
 * The papers of a listing, each once.
 * @param readLink says where a link leads; null where it leads to no paper
 */
export function listPapers(
  document: Document,
  listing: ListedRows,
  readLink: (href: string) => LinkedPaper | null,
): ListedPaper[] {
  return listing.isIndex
    ? readRows(document, listing, readLink)
    : readLinks(document, listing, readLink);
}

/** Each paper of the site that is linked to, with the element around its first link. */
function readLinks(
  document: Document,
  { rows, title: titleIn }: ListedRows,
  readLink: (href: string) => LinkedPaper | null,
): ListedPaper[] {
  // By its id, and by what is a paper without one: a row, or else an address.
  const found = new Map<string | Element, ListedPaper>();
  for (const { link, href } of linksIn(document)) {
    const paper = readLink(href);
    const element = paper && link.closest(rows ?? ROWS);
    if (!paper || !element) continue;
    const { id } = paper;
    const key = id && `${id.scheme} ${id.value}`;
    const place = rows === undefined ? paper.page : element;
    const there = found.get(place);
    const known = key === null ? undefined : found.get(key);
    const title = titleOf(element, titleIn) ?? cleanTitle(link.textContent);
    // On some sites only the PDF's address names an id.
    const before = known ?? (id === null || there?.ids.length === 0 ? there : undefined);
    const listed = before ?? { element, label: labelOf(element, titleIn, link), ids: [], title };
    if (id && listed.ids.length === 0) listed.ids.push(id);
    // Beside the title, other links lead to the same paper: its picture, "PDF", "Abstract".
    if ((title?.length ?? 0) > (listed.title?.length ?? 0)) listed.title = title;
    if (key !== null) found.set(key, listed);
    if (!there) found.set(place, listed);
  }
  return [...new Set(found.values())];
}

/** The title in the row, or the link. */
function labelOf(row: Element, selector: string | undefined, link: Element): Element {
  return (selector !== undefined && findAll(row, selector)[0]) || link;
}

/** The title that the row shows, or what comes after it (`<dt>` and its `<dd>`). */
function titleOf(row: Element, selector: string | undefined): string | null {
  if (selector === undefined) return null;
  const next = row.nextElementSibling;
  const title = textOf(row, selector) ?? (next && textOf(next, selector));
  return cleanTitle(title?.replace(/^Title:/, ""));
}

function readRows(
  document: Document,
  { rows = ROWS, title = "a" }: ListedRows,
  readLink: (href: string) => LinkedPaper | null,
): ListedPaper[] {
  return findAll(document, rows)
    .slice(0, MOST_LINKS)
    .map((element) => {
      const ids = new Map<string, PaperIdentifier>();
      for (const { href } of linksIn(element)) {
        const id = readLink(href)?.id;
        if (id) ids.set(id.scheme, ids.get(id.scheme) ?? id);
      }
      const label = findAll(element, title)[0] ?? element;
      const said = textOf(element, title)?.replace(BESIDE_TITLE, "");
      return { element, label, ids: [...ids.values()], title: cleanTitle(said) };
    })
    .filter((paper) => paper.title !== null);
}

function linksIn(root: Document | Element): { link: Element; href: string }[] {
  return findAll(root, "a[href]")
    .slice(0, MOST_LINKS)
    .map((link) => ({ link, href: link.getAttribute("href") ?? "" }));
}
