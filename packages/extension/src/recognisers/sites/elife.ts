import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** eLife: the number in the address is the DOI's. */
export const elife = site({
  name: "eLife",
  hosts: ["elifesciences.org"],
  pages: ["/articles/*", "/reviewed-preprints/*"],
  papers:
    /^\/(?:(?:articles|reviewed-preprints)\/|content\/\d+\/e|download\/.+\/elife-)\d|^\/lookup\/doi\/10\./i,
  ids: doiFrom(
    "10.7554/elife.",
    /^\/(?:articles\/|reviewed-preprints\/|content\/\d+\/e|download\/.+\/elife-)(\d{5,})/i,
  ),
});
