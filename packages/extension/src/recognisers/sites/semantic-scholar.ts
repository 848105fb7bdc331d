import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import { readSemanticScholarUrl } from "@paperround/schema/paper-id/index-url";
import { readCorpusId } from "@paperround/schema/paper-id/number-ids";
import { readStatedDoi } from "../embedded-metadata.ts";
import { textOf } from "../page-reader.ts";
import { site } from "../site.ts";

/** Semantic Scholar: pages of papers and its reader. Its pages change without being loaded. */
export const semanticScholar = site({
  name: "Semantic Scholar",
  hosts: ["semanticscholar.org"],
  pages: ["/", "/paper/*", "/p/*", "/search*", "/author/*", "/me/*"],
  papers: /^\/(?:paper|reader|p|arxiv)\/|\/(?:CorpusID|arXiv):/i,
  ids: (address) =>
    readSemanticScholarUrl(address) ??
    readArxivId(/\/arxiv[:/]([^?#]{9,30}?)\/?$/i.exec(address.path)?.[1] ?? ""),
  correct(document) {
    const corpus = textOf(document, "[data-test-id=corpus-id]")?.replace(/\D+/, "") ?? "";
    // Papers without a DOI have the site's own id, which stands in the page and not in its address.
    const doi = readStatedDoi(textOf(document, "a.doi__link") ?? "") ?? readCorpusId(corpus);
    return doi ? { doi } : {};
  },
  title: "h1",
  listing: { paths: /^\/(?:search|author|topic|me)\b/i, rows: ".cl-paper-row" },
});
