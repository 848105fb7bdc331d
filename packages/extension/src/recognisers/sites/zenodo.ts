import { doiSite } from "../doi-site.ts";

/** Zenodo: a record may have a DOI from elsewhere, so its metadata decide. */
export const zenodo = doiSite({
  name: "Zenodo",
  hosts: ["zenodo.org"],
  pages: ["/records/*", "/record/*"],
  papers: /^\/(?:records?\/\d|doi\/10\.)/i,
  listing: { paths: /^\/(?:search|communities)/i },
});
