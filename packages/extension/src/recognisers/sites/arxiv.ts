// Not parse-paper-id, which knows every scheme: this runs on every paper page, and is small.
import { readArxivUrl } from "@paperround/schema/paper-id/arxiv-url";
import { readDoi } from "@paperround/schema/paper-id/doi";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { cleanTitle, readEmbeddedMetadata } from "../embedded-metadata.ts";
import type { Recogniser } from "../recogniser.ts";

/** The parts of the site that show a paper: its abstract, its PDF and its HTML. */
const PAPER_PAGES = new Set(["abs", "pdf", "html", "ftp", "papers"]);
/** How arXiv says that there is no such paper. Its abstract pages always carry citation tags. */
const NO_SUCH_PAPER = /not found|not recogni[sz]ed|no such|does(?:n['’]t| not) exist|\b404\b/i;

/** arXiv, its mirror for machines (`export.`), and ar5iv, which shows its papers as HTML. */
export const arxiv: Recogniser = {
  name: "arXiv",
  // PDFs are left out: their viewer is no page to draw on. The toolbar button knows them.
  pages: ["abs", "html", "papers"].flatMap((part) => [
    `*://*.arxiv.org/${part}/*`,
    `*://*.ar5iv.org/${part}/*`,
  ]),
  hosts: ["*://*.arxiv.org/*", "*://*.ar5iv.org/*"],

  knows: (url) => /(?:^|\.)(?:arxiv|ar5iv)\.org$/.test(url.hostname),

  recognise(url, document) {
    const [section = ""] = url.pathname.slice(1).split("/", 1);
    if (!PAPER_PAGES.has(section)) return null;
    const address = readPageUrl(url.href);
    const id = address && readArxivUrl(address);
    if (!id) return null;
    const ids: PaperIdentifier[] = [{ scheme: id.scheme, value: id.value }];
    if (!document) return { ids, title: null };

    const metadata = readEmbeddedMetadata(document);
    const heading = document.querySelector("h1");
    const spokenOf = `${document.title.slice(0, 200)} ${heading?.textContent?.slice(0, 200) ?? ""}`;
    if (!metadata.arxivId && !metadata.title && NO_SUCH_PAPER.test(spokenOf)) {
      // A paper may be called "404 Not Found": then its page still has its text.
      if (!document.querySelector(".ltx_document, article.ltx_document")) return null;
    }
    const doi = metadata.doi ? readDoi(metadata.doi) : null;
    if (doi?.scheme === "DOI") ids.push({ scheme: "DOI", value: doi.value });
    return { ids, title: metadata.title ?? titleWithoutTags(document) };
  },
};

function titleWithoutTags(document: Document): string | null {
  // The HTML editions mark the paper's own title; the window's title carries the id before it.
  const own = document.querySelector("h1.ltx_title_document");
  return (
    cleanTitle(own?.textContent) ?? cleanTitle(document.title.replace(/^\[[^\]]{1,40}\]\s*/, ""))
  );
}
