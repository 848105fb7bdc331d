import { doiSite } from "../doi-site.ts";

/** Frontiers: `/articles/10.3389/…/full`. */
export const frontiers = doiSite({
  name: "Frontiers",
  hosts: ["frontiersin.org"],
  pages: ["/articles/*", "/journals/*/articles/*"],
  papers: /\/(?:articles?|journal)\/10\.\d/i,
});
