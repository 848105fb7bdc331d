import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** The Royal Society of Chemistry: the last part of the address is the DOI's. */
export const rsc = site({
  name: "RSC",
  hosts: ["pubs.rsc.org"],
  pages: ["/*/content/articlelanding/*", "/*/content/articlehtml/*"],
  papers: /\/content\/(?:article(?:landing|html|pdf|pdfabs)?|getauthorversionpdf)\//i,
  ids: doiFrom(
    "10.1039/",
    /\/content\/(?:article\w*\/\d{4}\/\w+|getauthor\w+)\/([a-z]{1,2}\d\w+)/i,
  ),
  listing: { paths: /\/(?:journals\/journalissues|results|issues?|search)\b/i },
});
