import { parsePaperUrl } from "@paperround/schema/paper-id/parse-paper-id";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord, PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { notAPaper } from "../mapping/entry.ts";
import { citedWorks } from "../mapping/cited-works.ts";
import { identifiers } from "../mapping/identifiers.ts";
import { knownDay } from "../mapping/known-day.ts";
import { licenceOf } from "../mapping/licence.ts";
import { firstText, list, object, objects, text } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { titleText } from "../mapping/markup-text.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";
import { slugOf } from "../mapping/slug.ts";

/** Works that are no papers: https://developers.openalex.org/api-reference/works */
const OTHER_WORKS = new Set([
  "dataset",
  "grant",
  "libguides",
  "paratext",
  "peer-review",
  "software",
  "standard",
  "supplementary-materials",
]);
/** Licences that allow others to publish the text again. */
const OPEN_LICENCE = /^(?:cc|public-domain)/;

/**
 * Maps a work of OpenAlex.
 * @throws InvalidInputError when it is no paper, or lacks what one needs
 */
export function openAlexRecord(work: Loose, fetchedAt: Date): PaperRecord {
  const type = text(work["type"]);
  if (OTHER_WORKS.has(type)) throw notAPaper(type.replaceAll("-", " "));
  const ids = object(work["ids"]);
  const primary = object(work["primary_location"]);
  const authorships = objects(work["authorships"]);
  const authors = authorships.map(authorOf).filter(({ name }) => name !== "");
  const id = identifiers(["OPENALEX", work["id"]]);
  return salvageRecord({
    title: titleText(firstText(work["display_name"], work["title"]) ?? ""),
    abstract: abstractOf(object(work["abstract_inverted_index"])),
    abstractLicence: licence(primary),
    publishedOn: knownDay(text(work["publication_date"])),
    venue: firstText(object(primary["source"])["display_name"], primary["raw_source_name"]),
    ids: [
      ...id,
      ...identifiers(["DOI", work["doi"]], ["PMID", ids["pmid"]], ["PMCID", ids["pmcid"]]),
      ...copies(objects(work["locations"])),
    ],
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    org: sharedOrg(authorships),
    links: {
      landing: firstText(primary["landing_page_url"]),
      pdf: firstText(object(work["best_oa_location"])["pdf_url"], primary["pdf_url"]),
    },
    keywords: objects(work["keywords"])
      .map((keyword) => text(keyword["display_name"]))
      .filter((keyword) => keyword !== "")
      .slice(0, PAPER_RECORD_LIMITS.keywords),
    ...citedWorks(list(work["referenced_works"]).map((cited) => [["OPENALEX", cited]])),
    source: { name: "openalex", url: firstText(work["id"]), fetchedAt },
  });
}

/** Where copies of the work are, as OpenAlex says: what arXiv, OpenReview and the like call it. */
function copies(locations: readonly Loose[]) {
  return locations.flatMap((location) => {
    const id = parsePaperUrl(text(location["landing_page_url"]));
    return id && id.scheme !== "DOI" ? [id] : [];
  });
}

function authorOf(authorship: Loose) {
  const author = object(authorship["author"]);
  const [institution] = objects(authorship["institutions"]);
  const affiliation = firstText(
    list(authorship["raw_affiliation_strings"])[0],
    institution?.["display_name"],
  );
  const orcid = text(author["orcid"]);
  const openAlexId = /\/(A\d+)$/.exec(text(author["id"]))?.[1];
  return {
    name: firstText(author["display_name"], authorship["raw_author_name"]) ?? "",
    ...(orcid !== "" && { orcid }),
    ...(openAlexId !== undefined && { openAlexId }),
    ...(affiliation !== null && { affiliation: titleText(affiliation) }),
  };
}

/** The institution that all share whose institution is known; a paper of many has no one org. */
function sharedOrg(authorships: readonly Loose[]): PaperRecordInput["org"] {
  const known = authorships
    .map((authorship) => objects(authorship["institutions"]))
    .filter((institutions) => institutions.length > 0);
  const shared = known[0]?.find(({ id }) =>
    known.every((institutions) => institutions.some((other) => other["id"] === id)),
  );
  const name = text(shared?.["display_name"]);
  const slug = slugOf(name);
  if (slug === "") return null;
  const ror = /([^/]+)$/.exec(text(shared?.["ror"]))?.[1];
  return { slug, name, ...(ror !== undefined && { ror }) };
}

function licence({ license, license_id: id }: Loose): string | null {
  const name = text(license);
  if (!OPEN_LICENCE.test(name)) return null;
  return licenceOf(name) ?? firstText(id);
}

/** OpenAlex gives abstracts as the places of each word. */
function abstractOf(index: Loose): string {
  const words: { at: number; word: string }[] = [];
  for (const [word, places] of Object.entries(index)) {
    for (const at of list(places)) if (typeof at === "number") words.push({ at, word });
  }
  return words
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
    .join(" ");
}
