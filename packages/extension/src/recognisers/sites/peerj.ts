import { readDoi } from "@paperround/schema/paper-id/doi";
import { site } from "../site.ts";

/** PeerJ and its preprints: the address holds the end of the DOI. */
export const peerj = site({
  name: "PeerJ",
  hosts: ["peerj.com"],
  pages: ["/articles/*", "/preprints/*"],
  papers: /^\/(?:articles|preprints)\/(?:[a-z]+-)?\d/i,
  ids: (address) => {
    const [, part, journal = "", number = ""] =
      /^\/(articles|preprints)\/([a-z]+-)?(\d+)/i.exec(address.path) ?? [];
    const before = part?.toLowerCase() === "articles" ? "10.7717/peerj" : "10.7287/peerj.preprints";
    return readDoi(`${before}${journal && `-${journal.slice(0, -1)}`}.${number}`);
  },
});
