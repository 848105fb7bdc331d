import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { citedWorks } from "../mapping/cited-works.ts";
import type { Name } from "../mapping/cited-works.ts";
import { identifiers } from "../mapping/identifiers.ts";
import { dayOfParts, knownDay } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { firstText, list, object, objects, text } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

/**
 * Maps a paper of Semantic Scholar's academic graph.
 * @throws InvalidInputError when it lacks what a paper needs
 */
export function semanticScholarRecord(paper: Loose, fetchedAt: Date): PaperRecord {
  const external = object(paper["externalIds"]);
  const authors = objects(paper["authors"])
    .map(authorOf)
    .filter(({ name }) => name !== "");
  return salvageRecord({
    title: latexText(text(paper["title"])),
    abstract: text(paper["abstract"]),
    summary: text(object(paper["tldr"])["text"]),
    publishedOn: knownDay(text(paper["publicationDate"])) ?? dayOfParts([paper["year"]]),
    venue: firstText(
      object(paper["publicationVenue"])["name"],
      paper["venue"],
      object(paper["journal"])["name"],
    ),
    ids: identifiers(
      ["CORPUS_ID", paper["corpusId"] ?? external["CorpusId"]],
      ["ARXIV", external["ArXiv"]],
      ["DOI", external["DOI"]],
      ["ACL", external["ACL"]],
      ["PMID", external["PubMed"]],
      ["PMCID", pmcid(text(external["PubMedCentral"]))],
    ),
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    links: { pdf: firstText(object(paper["openAccessPdf"])["url"]) },
    ...citedWorks(objects(paper["references"]).map(namesOf)),
    source: { name: "semanticscholar", url: firstText(paper["url"]), fetchedAt },
  });
}

function authorOf(author: Loose) {
  const id = text(author["authorId"]);
  const orcid = firstText(object(author["externalIds"])["ORCID"]);
  const affiliation = firstText(list(author["affiliations"])[0]);
  return {
    name: latexText(text(author["name"])),
    ...(id !== "" && { semanticScholarId: id }),
    ...(orcid !== null && { orcid }),
    ...(affiliation !== null && { affiliation }),
  };
}

/** What a work that is cited may be called here: the names of its copies, and its own number where it has none. */
function namesOf(cited: Loose): Name[] {
  const external = object(cited["externalIds"]);
  const copies: Name[] = [
    ["ARXIV", external["ArXiv"]],
    ["DOI", external["DOI"]],
    ["ACL", external["ACL"]],
  ];
  const known = copies.filter(([, written]) => text(written) !== "");
  return known.length > 0 ? known : [["CORPUS_ID", cited["corpusId"] ?? external["CorpusId"]]];
}

/** Semantic Scholar writes the number alone. */
function pmcid(written: string): string {
  return /^\d+$/.test(written) ? `PMC${written}` : written;
}
