import { atyponSite } from "../atypon.ts";

/** PNAS. */
export const pnas = atyponSite({
  name: "PNAS",
  hosts: ["pnas.org"],
  papers: /\/doi\/(?!book)|\/content\/(?:[a-z]+\/)?(?:early\/)?\d+\/\d+\/\w/i,
});
