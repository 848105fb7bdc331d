import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { identifiers } from "../mapping/identifiers.ts";
import { joinLines } from "../mapping/join-lines.ts";
import { latexText } from "../mapping/latex-text.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";
import type { ArxivPaper } from "./arxiv-paper.ts";
import { findLinks } from "./links-in-text.ts";

/** arXiv's own classes (`cs.CL`, `hep-th`); authors add those of other systems (`62F03 (Primary)`). */
const CATEGORY = /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,20})?$/;
/**
 * arXiv gives the descriptive metadata of its papers, whatever the licence of the papers themselves:
 * https://info.arxiv.org/help/api/tou.html
 */
const METADATA_LICENCE = "CC0-1.0";

/**
 * Maps a paper of arXiv's to what every source maps to.
 * @throws InvalidInputError when it lacks what a paper needs
 */
export function arxivRecord(paper: ArxivPaper, fetchedAt: Date): PaperRecord {
  const { id, version } = paper;
  const abstract = joinLines(paper.abstract);
  const authors = paper.authors
    .map((author) => ({ ...author, name: latexText(author.name).trim() }))
    .filter(({ name }) => name !== "");
  const dois = paper.doi.split(/[\s,;]+/).map((doi) => ["DOI", doi] as const);
  const categories = paper.categories.filter((category) => CATEGORY.test(category));
  const venue = paper.journal.replace(/\s+/g, " ").trim();
  return salvageRecord({
    title: latexText(paper.title),
    abstract,
    abstractLicence: abstract === "" ? null : METADATA_LICENCE,
    publishedOn: paper.publishedOn,
    versions: paper.versions,
    venue: venue === "" ? null : latexText(venue),
    ids: [
      { scheme: "ARXIV", value: id, ...(version !== null && { version }) },
      ...identifiers(...dois),
    ],
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    links: findLinks(`${joinLines(paper.comment)}\n${abstract}`),
    categories: [...new Set(categories)].slice(0, PAPER_RECORD_LIMITS.categories),
    source: { name: "arxiv", url: `https://arxiv.org/abs/${id}`, fetchedAt },
  });
}
