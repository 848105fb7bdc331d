import { readNcbiUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** PubMed, and its old and mobile addresses at www.ncbi.nlm.nih.gov. */
export const pubmed = site({
  name: "PubMed",
  hosts: ["ncbi.nlm.nih.gov"],
  where: /^pubmed\.|^[^/]*\/(?:m\/)?(?:pubmed|entrez)\b/i,
  pages: ["/*"],
  papers:
    /^\/(?:(?:m\/)?pubmed\/?)?(?:\d+(?:[/?]|$)|\?term=\d+(?:&|$))|\/entrez\b(?=.*[?&]db=pubmed\b).*[?&]list_uids=\d+(?:&|$)/i,
  ids: readNcbiUrl,
  title: "h1.heading-title, .rprt h1",
  listing: {
    paths: /[?&](?:term|linkname)=|\/(?:collections|searches|trending)\b/i,
    rows: "article, .rprt",
  },
});
