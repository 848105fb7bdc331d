import { readDoi } from "@paperround/schema/paper-id/doi";
import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import { site } from "../site.ts";

/** PLOS: `/plosone/article?id=10.1371/…`; its figures have DOIs of their own, which go on from the article's. */
export const plos = site({
  name: "PLOS",
  hosts: ["plos.org"],
  pages: ["/*/article?*", "/*/article/*"],
  papers:
    /\/article(?:\/(?:authors|citation(?:\/\w+)?|figures?|metrics|comments|peerReview|related|file(?!.*supplementary)))?(?:\?(?:.*&)?id=|\/info:doi)|^\/10\.\d/i,
  ids: (address) => {
    const doi = readWrittenDoi(address);
    return doi && readDoi(doi.value.replace(/\.[egst]\d{3}$/, ""));
  },
});
