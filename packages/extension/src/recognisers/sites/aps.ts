import { doiSite } from "../doi-site.ts";

/** The Physical Review journals. */
export const aps = doiSite({
  name: "APS",
  hosts: ["journals.aps.org", "link.aps.org"],
  pages: ["/*/abstract/*", "/*/references/*", "/*/cited-by/*"],
  papers: /\/10\.\d{4}\//i,
});
