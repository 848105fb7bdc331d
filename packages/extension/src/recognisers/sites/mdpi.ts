import { doiSite } from "../doi-site.ts";

/** MDPI: the journal's ISSN, volume, issue and number; its metadata state the DOI. */
export const mdpi = doiSite({
  name: "MDPI",
  hosts: ["mdpi.com"],
  pages: ["/*-*/*"],
  papers: /^\/(?:\d{4}-\d{3}[\dx]\/\d+\/\w+\/\d+(?:[/?]|$)|article\/10\.\d+\/\w)/i,
  listing: {
    paths: /^\/(?:search|journal\/|\d{4}-\d{3}[\dx](?:\/|$))/i,
    rows: ".article-item, .article-content, li",
  },
});
