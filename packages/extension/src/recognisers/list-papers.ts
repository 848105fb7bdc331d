import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { cleanTitle, findAll, textOf } from "./page-reader.ts";
import type { Listing, RecognisedPaper, Recogniser } from "./recogniser.ts";

/** A paper in a listing, and the element that shows it. */
export interface ListedPaper extends RecognisedPaper {
  element: Element;
  /** What names the paper in it: its title, or the link to it. */
  label: Element;
}

/** Paths that list papers nearly everywhere. */
const LISTS =
  /\/(?:toc|search|search-results|dosearch|find|issues?|volumes?|volumes-and-issues|loi|latest|recent|current|accepted|newarticles|inpress|list|browse|collections?|subjects?|topics?|authors?|profile|journals?(?![.-])|articles|advance-articles|research-topics|proceedings|events?|archive|books?|referencework)(?:[/?.-]|$)/i;
/** What stands beside listings under addresses like theirs. */
const ABOUT = /\/(?:about|information|editors?|editorial-?board|scope-and-details)(?:[/?.-]|$)/i;
const ROWS = "li, article, dt, tr, section, div";
const MOST_LINKS = 5000;
/** What indexes write around a title: what kind of link it is (`[PDF][PDF] Title`), and a full stop. */
const BESIDE_TITLE = /^(?:\[(?:[BC]|BOOK|CITATION|DOC|HTML|PDF)\]\s*)+|\.$/g;

/** Whether an address of the site is of a listing. */
export function isListing({ listing }: Recogniser, url: URL): boolean {
  return (listing?.paths ?? LISTS).test(url.pathname + url.search) && !ABOUT.test(url.pathname);
}

/**
 * The papers of a listing, each once.
 * @param readAddress reads the id in the address of any site
 */
export function listPapers(
  page: URL,
  document: Document,
  site: Recogniser,
  readAddress: (url: URL) => PaperIdentifier | null,
): ListedPaper[] {
  const listing = site.listing ?? {};
  return listing.isIndex
    ? readRows(page, document, listing, readAddress)
    : readLinks(page, document, site, listing);
}

/** Each paper of the site that is linked to, with the element around its first link. */
function readLinks(
  page: URL,
  document: Document,
  site: Recogniser,
  { rows, title: titleIn }: Listing,
): ListedPaper[] {
  // Without an id, a row or else an address is a paper.
  const found = new Map<string | Element, ListedPaper>();
  for (const { link, url } of linksIn(page, document)) {
    const paper = site.knows(url) ? site.readAddress(url) : null;
    const element = paper && link.closest(rows ?? ROWS);
    if (!paper || !element) continue;
    const { id } = paper;
    const ownKey = rows === undefined ? url.origin + url.pathname : element;
    const key = id ? `${id.scheme} ${id.value}` : ownKey;
    const title = titleOf(element, titleIn) ?? cleanTitle(link.textContent);
    const before = found.get(key);
    if (!before)
      found.set(key, {
        element,
        label: labelOf(element, titleIn, link),
        ids: id ? [id] : [],
        title,
      });
    // Beside the title, other links lead to the same paper: its picture, "PDF", "Abstract".
    else if ((title?.length ?? 0) > (before.title?.length ?? 0)) before.title = title;
  }
  return [...found.values()];
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
  page: URL,
  document: Document,
  { rows = ROWS, title = "a" }: Listing,
  readAddress: (url: URL) => PaperIdentifier | null,
): ListedPaper[] {
  return findAll(document, rows)
    .slice(0, MOST_LINKS)
    .map((element) => {
      const ids = new Map<string, PaperIdentifier>();
      for (const { url } of linksIn(page, element)) {
        const id = readAddress(url);
        if (id) ids.set(id.scheme, ids.get(id.scheme) ?? id);
      }
      const label = findAll(element, title)[0] ?? element;
      const said = textOf(element, title)?.replace(BESIDE_TITLE, "");
      return { element, label, ids: [...ids.values()], title: cleanTitle(said) };
    })
    .filter((paper) => paper.title !== null);
}

function linksIn(page: URL, root: Document | Element): { link: Element; url: URL }[] {
  return findAll(root, "a[href]")
    .slice(0, MOST_LINKS)
    .flatMap((link) => {
      const url = URL.parse(link.getAttribute("href") ?? "", page.href);
      return url && /^https?:$/.test(url.protocol) ? [{ link, url }] : [];
    });
}
