import { readDoi } from "@paperround/schema/paper-id/doi";
import { site } from "../site.ts";

/** PeerJ and its preprints: the address holds the end of the DOI. */
export const peerj = site({
  name: "PeerJ",
  hosts: ["peerj.com"],
  pages: ["/articles/*", "/preprints/*"],
  papers: /^\/(?:articles|preprints)\/(?:[a-z]+-)?\d/i,
  ids: ({ path }) => {
    const [, kind = "", journal = "", number = ""] =
      /^\/(.)\w+\/(?:([a-z]+)-)?(\d+)/i.exec(path) ?? [];
    const before = /a/i.test(kind) ? "10.7717/peerj" : "10.7287/peerj.preprints";
    return readDoi(`${before}${journal && `-${journal}`}.${number}`);
  },
});
