import { doiSite } from "../doi-site.ts";

/** PLOS: `/plosone/article?id=10.1371/…`; its figures have DOIs of their own. */
export const plos = doiSite({
  name: "PLOS",
  hosts: ["plos.org"],
  pages: ["/*/article?*", "/*/article/*"],
  papers:
    /\/article(?:\/(?:authors|citation|metrics|comments|peerReview|related|file(?!.*supplementary)))?(?:\?(?:.*&)?id=|\/info:doi)|^\/10\.\d/i,
});
