import { site } from "../site.ts";

/** The Journal of Machine Learning Research: `/papers/v3/name03a.html`. */
export const jmlr = site({
  name: "JMLR",
  hosts: ["jmlr.org"],
  pages: ["/papers/*"],
  papers: /\/papers\/(?:v\d+|volume\d+\/[^/]+)\/[^/]+\.(?:html|pdf)/i,
  listing: { paths: /\/papers(?:\/?|\/v\d+\/?|\/topic\/.*)(?:\?|$)/i, rows: "dl", title: "dt" },
});
