import { site } from "../site.ts";

/** NeurIPS' proceedings, at each of their homes. They give their papers no DOI. */
export const neurips = site({
  name: "NeurIPS",
  hosts: ["nips.cc", "neurips.cc"],
  pages: ["/paper/*", "/paper_files/paper/*"],
  papers: /\/paper\/(?:\d{4}\/(?:hash|file)\/|\d+-)/i,
  listing: { paths: /\/(?:paper|book|author)(?:\/|$)|\/search/i },
});
