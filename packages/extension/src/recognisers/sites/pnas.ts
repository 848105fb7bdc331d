import { atyponSite } from "../atypon.ts";

/** PNAS. */
export const pnas = atyponSite({
  name: "PNAS",
  hosts: ["pnas.org"],
  papers: /\/content\/(?!suppl)(?:[a-z]+\/)?(?:early\/)?\d+\/(?:\d+|suppl[\w.]*)\/(?!local)\w/i,
});
