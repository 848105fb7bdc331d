import { readDoi } from "@paperround/schema/paper-id/doi";
import { readWrittenDoi } from "@paperround/schema/paper-id/doi-url";
import { site } from "../site.ts";

/** Of papers until the middle of the nineties the DOI is made of the PII, which has no letter in front then: ISSN, year, number, check digit. */
const OLD_PII = /\/pii\/(\d{4})(\d{3}[\dx])(\d\d)(\d{5})([\dx])(?:\/|$)/i;

/** ScienceDirect: the address holds the article's PII, its metadata the DOI. */
export const sciencedirect = site({
  name: "ScienceDirect",
  hosts: ["sciencedirect.com"],
  pages: ["/science/article/*"],
  papers: /^\/(?:[a-z]+\/)?science\/article\//i,
  ids: (address) => {
    const [, issn, check, year, number, last] = OLD_PII.exec(address.path) ?? [];
    return issn === undefined
      ? readWrittenDoi(address)
      : readDoi(`10.1016/${issn}-${check}(${year})${number}-${last}`);
  },
  listing: {
    paths:
      /^\/(?:search|journal|book|bookseries|handbook|referencework|special-issue|browse|science\/(?:journal|book))/i,
    same: /\/pii\/(\w+)/i,
  },
});
