import { doiSite } from "../doi-site.ts";

/** OSF Preprints and its communities: which DOI a preprint has, its metadata say. */
export const osf = doiSite({
  name: "OSF Preprints",
  hosts: ["osf.io"],
  pages: ["/preprints/*"],
  papers: /^\/preprints\/(?:[a-z]+\/)?[a-z0-9]{5}(?:_v\d+)?(?:[/?]|$)/i,
  listing: { paths: /^\/(?:preprints\/(?:[a-z]+\/)?discover|search)/i },
});
