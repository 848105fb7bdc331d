import { site } from "../site.ts";

/** The Journal of Machine Learning Research: `/papers/v3/name03a.html`. */
export const jmlr = site({
  name: "JMLR",
  hosts: ["jmlr.org", "jmlr.csail.mit.edu"],
  where: /^(?!jmlr\.csail.*\/proceedings\/)/i,
  pages: ["/papers/*"],
  papers: /\/papers\/(?:v\d+|volume\d+\/[^/]+)\/(?!index\.)[^/]+\.(?:html|pdf)/i,
  listing: {
    paths: /\/papers(?:\/?|\/v\d+\/?(?:index\.html)?|\/topic\/.*)(?:\?|$)/i,
    rows: "dl",
    title: "dt",
  },
});
