import { dayOfParts, knownDay } from "../mapping/known-day.ts";
import { firstText, list, object, objects, text } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { abstractText, titleText } from "../mapping/markup-text.ts";
import { personName } from "../mapping/person-name.ts";
import { arxivIdIn } from "./reference.ts";
import type { Reference } from "./reference.ts";

/** Whether an entry of JSON is one of CSL-JSON: its names are unlike ours. */
export function isCsl(entry: Loose): boolean {
  if ("ids" in entry || "arxivId" in entry || "doi" in entry) return false;
  const [author] = objects(entry["author"]);
  const named = author !== undefined && ("family" in author || "literal" in author);
  return (
    named || ["DOI", "URL", "issued", "container-title", "citation-key"].some((n) => n in entry)
  );
}

/** Reads an item of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html). */
export function readCsl(item: Loose): Reference {
  const keywords = text(item["keyword"]).split(/[,;]\s*/);
  const archive = text(item["archive"]).toLowerCase();
  const place = text(item["archive_location"] ?? item["archive-place"]);
  return {
    title: titleText(firstText(item["title"], list(item["title"])[0]) ?? ""),
    authors: objects(item["author"]).map(authorOf),
    publishedOn: dayOf(object(item["issued"])),
    abstract: abstractText(text(item["abstract"])),
    venue: titleText(
      firstText(item["container-title"], list(item["container-title"])[0], item["event-title"]) ??
        "",
    ),
    keywords: keywords.filter((word) => word !== ""),
    doi: text(item["DOI"]),
    arxiv:
      archive === "arxiv"
        ? place
        : arxivIdIn(text(item["number"])) || arxivIdIn(text(item["note"])),
    pmid: text(item["PMID"]),
    pmcid: text(item["PMCID"]),
    urls: [text(item["URL"])],
  };
}

function authorOf(author: Loose) {
  const orcid = text(author["ORCID"]);
  return { name: personName(author), ...(orcid !== "" && { orcid }) };
}

function dayOf(issued: Loose): string | null {
  const [parts] = list(issued["date-parts"]);
  return dayOfParts(list(parts)) ?? knownDay(firstText(issued["raw"], issued["literal"]) ?? "");
}
