import { site } from "../site.ts";

/** NeurIPS' proceedings, at each of their homes. They give their papers no DOI. */
export const neurips = site({
  name: "NeurIPS",
  hosts: ["nips.cc", "neurips.cc"],
  pages: ["/paper/*", "/paper_files/paper/*", "/virtual/*"],
  papers:
    /\/paper\/(?:\d{4}\/(?:hash|file)\/(?!\w+-Supp)|\d+-)|\/virtual\/\d{4}\/(?:loc\/[^/]+\/)?(?:poster|oral|spotlight)\/\d/i,
  listing: {
    paths: /\/(?:paper|book|author)(?!\/\d+\/file)(?:\/|$)|\/search|\/virtual\/\d+\/papers/i,
  },
});
