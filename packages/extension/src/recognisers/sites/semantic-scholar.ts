import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import { readSemanticScholarUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** Semantic Scholar: pages of papers and its reader. Its pages change without being loaded. */
export const semanticScholar = site({
  name: "Semantic Scholar",
  hosts: ["semanticscholar.org"],
  pages: ["/", "/paper/*", "/p/*", "/search*", "/author/*", "/me/*"],
  papers: /^\/(?:paper|reader|p|arxiv)\/|\/(?:CorpusID|arXiv|DOI|PMC?ID|ACL):/i,
  ids: (address) =>
    readSemanticScholarUrl(address) ??
    readWrittenDoi(address) ??
    readArxivId(/\/arxiv[:/]([^?#]{9,30}?)\/?$/i.exec(address.path)?.[1] ?? ""),
  reader: "semantic-scholar",
  title: "h1",
  listing: { paths: /^\/(?:search|author|topic|me)\b/i, rows: ".cl-paper-row" },
});
