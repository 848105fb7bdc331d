import { readArxivUrl } from "@paperround/schema/paper-id/arxiv-url";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import type { Recogniser } from "../recogniser.ts";

/** The parts of the site that show a paper: its abstract, and its files. */
const PAPER_PAGES = new Set("abs pdf html ftp format ps src e-print bibtex".split(" "));
/** Without one it leads to the abstract. */
const BARE_ID = /^\/+(?:\d{4}\.\d|[a-z-]+(?:\.[a-z-]+)?\/\d{7})/i;

/** arXiv, its mirror for machines (`export.`), and ar5iv, which shows its papers as HTML. */
export const arxiv: Recogniser = {
  name: "arXiv",
  // PDFs are left out: their viewer is no page to draw on. The toolbar button knows them.
  pages: ["abs", "html", "papers"].flatMap((part) => [
    `*://*.arxiv.org/${part}/*`,
    `*://*.ar5iv.org/${part}/*`,
  ]),
  hosts: ["*://*.arxiv.org/*", "*://*.ar5iv.org/*"],
  listing: {
    paths: /^\/(?:list|search|find|a|catchup)(?:[/?]|$)/,
    rows: "dt, li.arxiv-result",
    // Search results call the line with the id a title, too.
    title: "div.list-title, p.title",
  },

  knows: ({ hostname }) =>
    ["arxiv.org", "ar5iv.org"].some((host) => `.${hostname}`.endsWith(`.${host}`)),

  readAddress(url) {
    const [, section = ""] = /^\/+([\w-]+)\//.exec(url.pathname) ?? [];
    if (!PAPER_PAGES.has(section.toLowerCase()) && !BARE_ID.test(url.pathname)) return null;
    const address = readPageUrl(url.href);
    const id = address && readArxivUrl(address);
    if (!id) return null;
    return { id: { scheme: id.scheme, value: id.value }, reader: "arxiv" };
  },
};
