import { atyponSite } from "../atypon.ts";

/** The ACM Digital Library. Its pages have no citation tags. */
export const acm = atyponSite({
  name: "ACM Digital Library",
  hosts: ["dl.acm.org", "doi.acm.org"],
  papers: /\/doi\/(?!book|proceedings)|^\/10\.\d|\/citation\.cfm\?/i,
});
