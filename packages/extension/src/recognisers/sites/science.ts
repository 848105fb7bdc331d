import { atyponSite } from "../atypon.ts";

/** Science and its sister journals. */
export const science = atyponSite({
  name: "Science",
  hosts: ["science.org", "sciencemag.org"],
  papers: /\/doi\/(?!book)|\/content\/(?:[a-z]+\/)?(?:early\/)?\d+\/\d+\/\w/i,
});
