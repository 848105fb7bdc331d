import { site } from "../site.ts";

/** AAAI's proceedings, in Open Journal Systems. */
export const aaai = site({
  name: "AAAI",
  hosts: ["aaai.org"],
  pages: ["/index.php/*", "/papers/*"],
  papers:
    /\/article\/(?:view|download|viewFile)\/|\/papers\/(?:[^/?]*\d|.*\.pdf)|^\/(?:ojs\/\d+\/|[a-z]+\/\d{4}\/.*\.pdf)|^\/library\/.*\d\.php|\/ocs\/.*\/paper\//i,
  // Its own pages have no tags.
  ownTitle: "h1.entry-title",
  doi: ".attribute-output p",
  listing: {
    paths: /\/(?:issue|search|proceeding)/i,
    title: ".title",
    same: /\/(?:article\/\w+|papers|ojs|\d{4})\/(\d+|[a-z]+\d+-\d+)/i,
  },
});
