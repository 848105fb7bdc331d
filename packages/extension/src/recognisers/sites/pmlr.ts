import { site } from "../site.ts";

/** The Proceedings of Machine Learning Research: `/v139/name21a.html`. */
export const pmlr = site({
  name: "PMLR",
  hosts: ["proceedings.mlr.press", "jmlr.csail.mit.edu"],
  where: /^proceedings|\/proceedings\//i,
  pages: ["/v*/*.html"],
  papers: /\/[vr]\d+\/[a-z-]+\d{2}[a-z]{0,2}(?:[./?](?!.*-supp)|$)/i,
  listing: {
    paths: /^(?:\/proceedings\/papers)?\/[vr]\d+\/?(?:index\.html)?(?:\?|$)/i,
    rows: "div.paper",
    title: ".title",
  },
});
