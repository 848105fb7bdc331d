import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** Frontiers: `/articles/10.3389/…/full`, formerly with a section's name before. */
export const frontiers = site({
  name: "Frontiers",
  hosts: ["frontiersin.org"],
  pages: ["/articles/*", "/journals/*/articles/*"],
  papers: /^[^?]*\/10\.3389\/[^/?]/,
  ids: doiFrom("10.3389/", /\/10\.3389\/([^/?]+)/),
});
