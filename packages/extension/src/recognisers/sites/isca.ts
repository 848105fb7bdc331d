import { site } from "../site.ts";

/** The ISCA Archive: Interspeech and its workshops. */
export const isca = site({
  name: "ISCA Archive",
  hosts: ["isca-archive.org", "isca-speech.org"],
  pages: ["/*/*.html", "/archive/*"],
  papers: /\/\w+_\d{4}\w*\/(?:pdfs\/|abstracts\/)?\w*\d{2}\w*\.(?:html|pdf)/i,
  listing: { paths: /\/\w+_\d{4}\w*\/?(?:index\.html)?(?:\?|$)/i, rows: "a, .w3-panel" },
});
