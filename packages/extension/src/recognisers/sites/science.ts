import { atyponSite } from "../atypon.ts";

/** Science and its sister journals. */
export const science = atyponSite({
  name: "Science",
  hosts: ["science.org", "sciencemag.org"],
  papers: /\/content\/(?!suppl)(?:[a-z]+\/)?(?:early\/)?\d+\/(?:\d+|suppl[\w.]*)\/(?!local)\w/i,
});
