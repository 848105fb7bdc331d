import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import { site } from "../site.ts";

/** DBLP: records, and everything else it lists. */
export const dblp = site({
  name: "DBLP",
  hosts: [
    "dblp.org",
    "dblp.uni-trier.de",
    "dblp.dagstuhl.de",
    "dblp1.uni-trier.de",
    "dblp2.uni-trier.de",
  ],
  pages: ["/rec/*"],
  // A record whose name begins with a year is a volume's.
  papers: /^\/(?:rec\/(?!.*\.(?:bib|xml|rdf|nt|ris)$|(?:\w+\/)?conf\/[^/]+\/\d)|doi\/10\.)/i,
  // Its records of arXiv's papers are called by their ids.
  ids: (address) => {
    const [, first = "", rest] = /\/corr\/(?:abs-)?(\d+|[a-z-]+)-(\d+)/i.exec(address.path) ?? [];
    // `abs-1706-03762`, `cmp-lg-9901001`, and with its subject class `cs-LG-0112017`.
    return (
      readArxivId(first + (first > "9" ? "/" : ".") + rest) ??
      readArxivId(`${first.replace(/-.*/, "")}/${rest}`) ??
      readWrittenDoi(address)
    );
  },
  reader: "dblp",
  listing: {
    paths: /^\/(?:db|pid|pers|search|streams)\b/i,
    rows: "li.entry",
    title: ".title",
    isIndex: true,
  },
});
