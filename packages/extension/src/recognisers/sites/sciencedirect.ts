import { doiSite } from "../doi-site.ts";

/** ScienceDirect: the address holds the article's PII, its metadata the DOI. */
export const sciencedirect = doiSite({
  name: "ScienceDirect",
  hosts: ["sciencedirect.com"],
  pages: ["/science/article/*"],
  papers: /^\/(?:[a-z]+\/)?science\/article\//i,
  listing: {
    paths: /^\/(?:search|journal|book|bookseries|handbook|browse|science\/(?:journal|book))/i,
    same: /\/pii\/(\w+)/i,
  },
});
