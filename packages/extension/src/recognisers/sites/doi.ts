import { doiSite } from "../doi-site.ts";

/** The DOI resolver: what it leads to has a page of its own, so no script runs here. */
export const doi = doiSite({
  name: "DOI resolver",
  hosts: ["doi.org"],
  pages: [],
  papers: /^\/(?:\s|doi:|https?:\/\/(?:dx\.)?doi\.org\/)*10\.[\d.]+\/./i,
});
