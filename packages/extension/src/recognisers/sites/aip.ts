import { doiSite } from "../doi-site.ts";
import { SILVERCHAIR_ARTICLE } from "../silverchair.ts";

/** AIP Publishing, and its two former homes. */
export const aip = doiSite({
  name: "AIP",
  hosts: ["pubs.aip.org", "scitation.aip.org", "aip.scitation.org"],
  pages: ["/*/article/*", "/*/article-abstract/*", "/doi/*", "/content/*"],
  papers: /\/article(?:-abstract|-pdf|-lookup)?\/|\/10\.\d{4}\//i,
  listing: { same: SILVERCHAIR_ARTICLE },
});
