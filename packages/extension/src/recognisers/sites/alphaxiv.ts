import { readArxivUrl } from "@paperround/schema/paper-id/arxiv-url";
import { site } from "../site.ts";

/** alphaXiv: arXiv's papers, discussed. Its pages change without being loaded. */
export const alphaxiv = site({
  name: "alphaXiv",
  hosts: ["alphaxiv.org"],
  pages: ["/", "/abs/*", "/html/*", "/*overview/*", "/resources/*", "/explore*"],
  papers: /\/(?:abs|pdf|html|overview|resources)\//i,
  ids: readArxivUrl,
  title: "h1",
  listing: { paths: /^\/(?:[a-z]{2}\/)?(?:explore.*)?$|^\/\?/ },
});
