import { atyponSite } from "../atypon.ts";
import { doiFrom } from "../doi-from.ts";

/** The ACM Digital Library. Its pages have no citation tags. */
export const acm = atyponSite({
  name: "ACM Digital Library",
  hosts: ["dl.acm.org", "doi.acm.org"],
  ids: doiFrom("10.1145/", /[?&]doid=(?:10\.1145\/)?(\d[\d.]*)/i),
  papers: /^\/10\.\d|\/citation\.cfm\?/i,
});
