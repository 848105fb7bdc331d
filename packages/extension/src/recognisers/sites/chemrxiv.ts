import { doiSite } from "../doi-site.ts";

/** ChemRxiv. Its pages change without being loaded. */
export const chemrxiv = doiSite({
  name: "ChemRxiv",
  hosts: ["chemrxiv.org"],
  pages: ["/engage/*", "/doi/*"],
  papers: /\/article-details\/|\/doi\/(?:[a-z]+\/)?10\./i,
  listing: { paths: /\/(?:public-dashboard|search-dashboard|category-dashboard|action)/i },
});
