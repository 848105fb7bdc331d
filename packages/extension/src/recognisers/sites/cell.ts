import { doiSite } from "../doi-site.ts";

/** Cell Press: the address holds the article's PII, its metadata the DOI. */
export const cell = doiSite({
  name: "Cell Press",
  hosts: ["cell.com"],
  pages: ["/*/fulltext/*", "/*/abstract/*", "/fulltext/*", "/abstract/*"],
  papers:
    /\/(?:fulltext|abstract|pdf|pdfExtended|references|supplemental|doi)\/[^/]|\/cms\/10\.|\/action\/show(?:Pdf|CitFormats)\?/i,
  listing: { same: /[/=](S\d[\d()x-]+)/i },
});
