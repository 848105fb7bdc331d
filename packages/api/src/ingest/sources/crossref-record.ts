import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { notAPaper } from "../mapping/entry.ts";
import { citedWorks } from "../mapping/cited-works.ts";
import { identifiers } from "../mapping/identifiers.ts";
import { dayOfParts } from "../mapping/known-day.ts";
import { licenceOf } from "../mapping/licence.ts";
import { firstText, list, object, objects, text, texts } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { abstractText, titleText } from "../mapping/markup-text.ts";
import { personName } from "../mapping/person-name.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

/** Works that are no papers: https://api.crossref.org/types */
const OTHER_WORKS =
  /^(?:book-series|book-set|component|database|dataset|grant|journal|journal-issue|journal-volume|peer-review|proceedings|proceedings-series|report-component|report-series|standard|standard-series)$/;
/** Relations between two forms of one work. */
const SAME_WORK = ["is-preprint-of", "has-preprint", "is-same-as", "is-identical-to"];
/** Which of a work's licences is that of its text as it is read. */
const READ_VERSIONS = ["vor", "unspecified", "am"];

/**
 * Maps a work of Crossref (https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md).
 * @throws InvalidInputError when it is no paper, or lacks what one needs
 */
export function crossrefRecord(work: Loose, fetchedAt: Date): PaperRecord {
  const type = text(work["type"]);
  if (OTHER_WORKS.test(type)) throw notAPaper(type.replaceAll("-", " "));
  const authors = objects(work["author"])
    .map(authorOf)
    .filter(({ name }) => name !== "");
  const doi = identifiers(["DOI", work["DOI"]]);
  const value = text(work["DOI"]);
  return salvageRecord({
    title: titleText(texts(work["title"])[0] ?? ""),
    abstract: abstractText(text(work["abstract"])),
    abstractLicence: licence(objects(work["license"])),
    publishedOn: dayOf(work),
    venue: venueOf(work),
    ids: [...doi, ...otherForms(object(work["relation"]))],
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    links: {
      landing: firstText(object(object(work["resource"])["primary"])["URL"], work["URL"]),
      pdf: pdfOf(objects(work["link"])),
    },
    keywords: texts(work["subject"]).slice(0, PAPER_RECORD_LIMITS.keywords),
    ...citedWorks(objects(work["reference"]).map((cited) => [["DOI", cited["DOI"]]])),
    source: {
      name: "crossref",
      url: value === "" ? null : `https://doi.org/${encodeURI(value)}`,
      fetchedAt,
    },
  });
}

function authorOf(author: Loose) {
  const [affiliation] = objects(author["affiliation"]);
  const place = text(affiliation?.["name"]);
  const orcid = text(author["ORCID"]);
  return {
    name: personName(author),
    ...(orcid !== "" && { orcid }),
    ...(place !== "" && { affiliation: titleText(place) }),
  };
}

/** The first day on which it appeared anywhere. */
function dayOf(work: Loose): string | null {
  for (const name of ["issued", "posted", "published", "created"]) {
    const [parts] = list(object(work[name])["date-parts"]);
    const day = dayOfParts(list(parts));
    if (day !== null) return day;
  }
  return null;
}

function venueOf(work: Loose): string | null {
  const [institution] = objects(work["institution"]);
  const venue = firstText(
    // Of several, the last one is the book and the others its series.
    texts(work["container-title"]).at(-1),
    object(work["event"])["name"],
    institution?.["name"],
  );
  return venue === null ? null : titleText(venue);
}

function otherForms(relation: Loose) {
  const named = SAME_WORK.flatMap((name) => objects(relation[name]));
  return named.flatMap((item) =>
    identifiers([text(item["id-type"]) === "arxiv" ? "ARXIV" : "DOI", item["id"]]),
  );
}

function licence(licences: readonly Loose[]): string | null {
  for (const version of READ_VERSIONS) {
    const found = licences.find((item) => text(item["content-version"]) === version);
    if (found) return licenceOf(text(found["URL"]));
  }
  return null;
}

function pdfOf(links: readonly Loose[]): string | null {
  const pdf = links.find((link) => {
    // Addresses for programs ask readers for a key.
    const forPeople = !/^https?:\/\/(?:api|tdm)\./.test(text(link["URL"]));
    return text(link["content-type"]) === "application/pdf" && forPeople;
  });
  return firstText(pdf?.["URL"]);
}
