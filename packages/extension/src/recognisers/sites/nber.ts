import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** The working papers of the NBER: the number is the DOI's. */
export const nber = site({
  name: "NBER",
  hosts: ["nber.org"],
  pages: ["/papers/*"],
  papers: /\/(?:papers|working_papers)\/[wth]\d/i,
  ids: doiFrom("10.3386/", /\/(?:papers|working_papers)\/([wth]\d+)/i),
  listing: { paths: /^\/(?:papers|search|people)/i },
});
