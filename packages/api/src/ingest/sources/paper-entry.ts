import type { PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import { InvalidInputError } from "@paperround/schema/errors";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { citedWorks } from "../mapping/cited-works.ts";
import type { Name } from "../mapping/cited-works.ts";
import { objects } from "../mapping/loose-json.ts";

/** Fields of an entry that hold an id, and its scheme. */
const ID_FIELDS: Readonly<Record<string, PaperIdScheme>> = {
  arxivId: "ARXIV",
  doi: "DOI",
  openReviewId: "OPENREVIEW",
  aclId: "ACL",
  pmid: "PMID",
  pmcid: "PMCID",
  corpusId: "CORPUS_ID",
  openAlexId: "OPENALEX",
};

/**
 * Maps one entry of a file of papers. It is a PaperRecord without its source, in which these are
 * allowed too: an id by its own name (`arxivId`, `doi`, …), authors as bare names, `publishedAt` (a day
 * or a moment), and `upvoteCount` and `commentCount` for the source's own counts. `null` is the same as
 * absent; other fields are passed over.
 * @throws InvalidInputError with a sentence for every field that cannot be used
 */
export function readPaperEntry(entry: unknown, source: PaperRecord["source"]): PaperRecord {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw InvalidInputError.at([], "An entry must be an object with a title and an id.");
  }
  const known: Record<string, unknown> = Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null),
  );
  return readPaperRecord({
    ...known,
    publishedOn: known["publishedOn"] ?? day(known["publishedAt"]),
    ids: [...list(known["ids"]), ...namedIds(known)],
    references: referencesOf(known["references"]),
    authors: Array.isArray(known["authors"]) ? known["authors"].map(author) : known["authors"],
    sourceUpvoteCount: known["sourceUpvoteCount"] ?? known["upvoteCount"],
    sourceCommentCount: known["sourceCommentCount"] ?? known["commentCount"],
    source,
  });
}

function namedIds(entry: Readonly<Record<string, unknown>>) {
  return Object.entries(ID_FIELDS).flatMap(([field, scheme]) => {
    const value = entry[field];
    if (value === undefined || value === "") return [];
    return [{ scheme, value: typeof value === "number" ? String(value) : value }];
  });
}

/** What it cites, where that is told by ids; a bibliography in words is passed over, as other fields are. */
function referencesOf(value: unknown): PaperRecord["references"] {
  const named = objects(value).map((cited): Name[] => {
    const scheme = PAPER_ID_SCHEMES.find((known) => known === cited["scheme"]);
    return scheme ? [[scheme, cited["value"]]] : [];
  });
  return citedWorks(named).references;
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function author(value: unknown): unknown {
  return typeof value === "string" ? { name: value } : value;
}

/** The day of `2026-01-05T08:30:00Z`; what is no text is left for the check to refuse. */
function day(value: unknown): unknown {
  return typeof value === "string" ? value.trim().slice(0, 10) : value;
}
