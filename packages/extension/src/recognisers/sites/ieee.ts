import { site } from "../site.ts";

/** IEEE Xplore. Its pages change without being loaded. */
export const ieee = site({
  name: "IEEE Xplore",
  hosts: ["ieeexplore.ieee.org"],
  pages: ["/document/*", "/abstract/*", "/search/*", "/xpl/*", "/author/*"],
  papers:
    /^(?!\/rest\/).*\/document\/\d|\/stamp\/stamp\.jsp|\/xpls?\/(?:articleDetails|login|abs_all|abs_free|freeabs_all)\.jsp|\/iel(?:am|x?\d*)\/.*\.pdf|\/stampPDF\//i,
  reader: "ieee",
  listing: {
    paths:
      /^\/(?:search|xpl\/(?:conhome|tocresult|mostRecentIssue|RecentIssue|topAccessed)|author)/i,
    rows: ".List-results-items, xpl-results-item, li",
  },
});
