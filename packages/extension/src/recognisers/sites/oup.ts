import { doiSite } from "../doi-site.ts";
import { SILVERCHAIR_ARTICLE } from "../silverchair.ts";

/** Oxford University Press: the address often holds only the article's number. */
export const oup = doiSite({
  name: "Oxford Academic",
  hosts: ["academic.oup.com"],
  pages: [
    "/*/article/*",
    "/*/article-abstract/*",
    "/*/advance-article/*",
    "/*/advance-article-abstract/*",
    "/*/chapter/*",
    "/*/chapter-abstract/*",
  ],
  papers: /\/(?:(?:advance-)?article|chapter|pdf(?=-))(?:-abstract|-pdf|-lookup)?\//i,
  listing: { same: SILVERCHAIR_ARTICLE },
});
