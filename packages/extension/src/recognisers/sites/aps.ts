import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** The Physical Review journals: behind the DOI come a supplement's files. */
export const aps = site({
  name: "APS",
  hosts: ["journals.aps.org", "link.aps.org"],
  pages: ["/*/abstract/*", "/*/references/*", "/*/cited-by/*"],
  papers: /\/10\.\d{4}\//i,
  ids: doiFrom("10.1103/", /\/10\.1103\/([^/?]+)/i),
});
