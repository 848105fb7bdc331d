import { site } from "../site.ts";

/** USENIX's conferences: `/conference/<name>/presentation/<author>`. */
export const usenix = site({
  name: "USENIX",
  hosts: ["usenix.org"],
  pages: ["/conference/*", "/legacy/*"],
  papers:
    /\/presentation\/[^/]|\/system\/files\/(?!.*(?:slides|proceedings|supplement|appendix|login\/)).*\.pdf|^\/(?:legacy|events?)\/.*\/(?:tech|full_papers)\/(?!index).*(?:\.html|\.pdf|_html\/)/i,
  listing: {
    paths:
      /\/(?:technical-sessions|program|accepted-papers|(?:spring|summer|fall|winter|cycle-?\d)-accepted|best-papers|publications\/proceedings)/i,
    rows: "article, .node, li",
  },
});
