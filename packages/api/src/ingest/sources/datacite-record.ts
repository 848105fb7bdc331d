import type { PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { notAPaper } from "../mapping/entry.ts";
import { identifiers } from "../mapping/identifiers.ts";
import { dayOfParts, knownDay } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { licenceOf } from "../mapping/licence.ts";
import { firstText, list, object, objects, text } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { abstractText, titleText } from "../mapping/markup-text.ts";
import { turnedName } from "../mapping/person-name.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

/** https://datacite-metadata-schema.readthedocs.io: resources that are no papers. */
const OTHER_RESOURCES =
  /^(?:Audiovisual|Award|Collection|ComputationalNotebook|Dataset|Event|Image|Instrument|InteractiveResource|Journal|Model|OutputManagementPlan|PeerReview|PhysicalObject|Project|Service|Software|Sound|Standard|StudyRegistration|Workflow)$/;

/** Schemes of ours, as DataCite's members write them. */
const OWN_IDS = new Map<string, PaperIdScheme>([
  ["arxiv", "ARXIV"],
  ["pmid", "PMID"],
  ["doi", "DOI"],
]);

/**
 * Maps the attributes of a DOI of DataCite's.
 * @throws InvalidInputError when it is no paper, or lacks what one needs
 */
export function dataciteRecord(attributes: Loose, fetchedAt: Date): PaperRecord {
  const kind = text(object(attributes["types"])["resourceTypeGeneral"]);
  if (OTHER_RESOURCES.test(kind)) throw notAPaper(words(kind));
  const authors = objects(attributes["creators"])
    .map(authorOf)
    .filter(({ name }) => name !== "");
  const subjects = objects(attributes["subjects"]);
  const dates = objects(attributes["dates"]);
  const doi = text(attributes["doi"]);
  return salvageRecord({
    title: titleOf(objects(attributes["titles"])),
    abstract: abstractOf(objects(attributes["descriptions"])),
    abstractLicence: licence(objects(attributes["rightsList"])),
    publishedOn: dayOf(dates) ?? dayOfParts([attributes["publicationYear"]]),
    versions: versionsOf(dates),
    venue: firstText(object(attributes["container"])["title"]),
    ids: [...identifiers(["DOI", doi]), ...ownIds(objects(attributes["identifiers"]))],
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    links: { landing: firstText(attributes["url"]) },
    categories: subjects.flatMap(arxivCategory).slice(0, PAPER_RECORD_LIMITS.categories),
    keywords: subjects.flatMap(keyword).slice(0, PAPER_RECORD_LIMITS.keywords),
    source: {
      name: "datacite",
      url: doi === "" ? null : `https://commons.datacite.org/doi.org/${encodeURI(doi)}`,
      fetchedAt,
    },
  });
}

/** `PeerReview` as people say it. */
function words(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function titleOf(titles: readonly Loose[]): string {
  const main = titles.find(({ titleType }) => text(titleType) === "") ?? titles[0];
  return titleText(text(main?.["title"]));
}

function authorOf(creator: Loose) {
  const parts = [text(creator["givenName"]), text(creator["familyName"])];
  const whole = parts.every((part) => part !== "") ? parts.join(" ") : "";
  const isBody = text(creator["nameType"]) === "Organizational";
  const name = text(creator["name"]);
  const orcid = objects(creator["nameIdentifiers"]).find(
    (id) => text(id["nameIdentifierScheme"]) === "ORCID",
  )?.["nameIdentifier"];
  const [place] = list(creator["affiliation"]);
  const affiliation = firstText(place, object(place)["name"]);
  return {
    name: latexText(whole || (isBody ? name : turnedName(name))),
    ...(text(orcid) !== "" && { orcid: text(orcid) }),
    ...(affiliation !== null && { affiliation }),
  };
}

function abstractOf(descriptions: readonly Loose[]): string {
  const abstract = descriptions.find((item) => text(item["descriptionType"]) === "Abstract");
  return abstractText(text(abstract?.["description"]));
}

function licence(rights: readonly Loose[]): string | null {
  for (const item of rights) {
    const found = licenceOf(text(item["rightsIdentifier"])) ?? licenceOf(text(item["rightsUri"]));
    if (found !== null) return found;
  }
  return null;
}

/** The first day on which it was to be had. */
function dayOf(dates: readonly Loose[]): string | null {
  for (const wanted of ["Submitted", "Issued", "Available", "Created"]) {
    for (const { date, dateType } of dates) {
      const written = text(date);
      const day =
        knownDay(written) ??
        dayOfParts(/^\d{4}(?:-\d{2})?$/.test(written) ? written.split("-") : []);
      if (text(dateType) === wanted && day !== null) return day;
    }
  }
  return null;
}

/** arXiv tells DataCite the days of its versions. */
function versionsOf(dates: readonly Loose[]) {
  return dates.flatMap(({ date, dateType, dateInformation }) => {
    const version = Number(/^v(\d{1,4})$/.exec(text(dateInformation))?.[1]);
    const on = knownDay(text(date));
    return text(dateType) === "Submitted" && version >= 1 && on !== null ? [{ version, on }] : [];
  });
}

function ownIds(named: readonly Loose[]) {
  return named.flatMap(({ identifier, identifierType }) => {
    const scheme = OWN_IDS.get(text(identifierType).toLowerCase());
    return scheme ? identifiers([scheme, identifier]) : [];
  });
}

/** `Digital Libraries (cs.DL)` of arXiv's scheme. */
function arxivCategory({ subject, subjectScheme }: Loose): string[] {
  const code = /\(([a-z-]+(?:\.[A-Za-z-]+)?)\)$/.exec(text(subject))?.[1];
  return text(subjectScheme) === "arXiv" && code !== undefined ? [code] : [];
}

function keyword({ subject, subjectScheme }: Loose): string[] {
  const word = text(subject);
  return text(subjectScheme) === "" && word !== "" ? [word] : [];
}
