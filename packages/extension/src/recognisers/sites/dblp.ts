import { readArxivId } from "@paperround/schema/paper-id/arxiv-id";
import { readStatedDoi } from "../embedded-metadata.ts";
import { findAll, textOf } from "../page-reader.ts";
import { site } from "../site.ts";

/** DBLP: records, and everything else it lists. A record's links say what the paper is called. */
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
  papers: /^\/rec\/(?!.*\.(?:bib|xml|rdf|nt|ris)$)/i,
  // Its records of arXiv's papers are called by their ids.
  ids: ({ path }) => {
    const [, first = "", rest] = /\/corr\/(?:abs-)?(\d+|[a-z-]+)-(\d+)/i.exec(path) ?? [];
    // `abs-1706-03762`, `cmp-lg-9901001`, and with its subject class `cs-LG-0112017`.
    return (
      readArxivId(first + (first > "9" ? "/" : ".") + rest) ??
      readArxivId(`${first.replace(/-.*/, "")}/${rest}`)
    );
  },
  correct(document) {
    const entries = findAll(document, "li.entry");
    const [entry] = entries;
    if (!entry || entries.length > 1) return {};
    const link = findAll(entry, "li.ee a, a[itemprop=url]")[0]?.getAttribute("href");
    return {
      title: textOf(entry, ".title")?.replace(/\.$/, "") ?? null,
      doi: readStatedDoi(link ?? ""),
    };
  },
  listing: {
    paths: /^\/(?:db|pid|pers|search|streams)\b/i,
    rows: "li.entry",
    title: ".title",
    isIndex: true,
  },
});
