import { InvalidInputError } from "@paperround/schema/errors";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { notAPaper } from "../mapping/entry.ts";
import { identifiers } from "../mapping/identifiers.ts";
import { dayOfMoment } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { licenceOf } from "../mapping/licence.ts";
import { firstText, list, object, text, texts } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

const SITE = "https://openreview.net";
/** What is kept of a note's content: who signed, reads and writes it are people's accounts. */
const CONTENT = [
  "title",
  "abstract",
  "TL;DR",
  "TLDR",
  "authors",
  "keywords",
  "venue",
  "venueid",
  "pdf",
  "code",
  "project",
];

/** A note of the one interface or the other, in one form and without people's accounts. */
export function withoutAccounts(note: Loose): Loose {
  const { id, forum, cdate, tcdate, odate, pdate, ddate, license } = note;
  const content = object(note["content"]);
  const known = CONTENT.filter((name) => name in content);
  return {
    id,
    forum,
    cdate,
    tcdate,
    odate,
    pdate,
    ddate,
    license,
    content: Object.fromEntries(known.map((name) => [name, plain(name, content[name])])),
  };
}

/** The second interface wraps every value: `{"value": …}`. */
function plain(name: string, given: unknown): unknown {
  const wrapped = object(given);
  const value = "value" in wrapped ? wrapped["value"] : given;
  if (name !== "authors") return value;
  return list(value).map((author) => firstText(author, object(author)["fullname"]) ?? "");
}

/**
 * Maps a submission.
 * @param note as {@link withoutAccounts} leaves it
 * @throws InvalidInputError when it is no submission, is gone, or lacks what a paper needs
 */
export function openReviewRecord(note: Loose, fetchedAt: Date): PaperRecord {
  const forum = text(note["forum"] ?? note["id"]);
  if (text(note["id"]) !== forum) throw notAPaper("reply in a discussion");
  if (typeof note["ddate"] === "number") {
    throw InvalidInputError.at([], "It was deleted at OpenReview.");
  }
  const content = object(note["content"]);
  const authors = texts(content["authors"])
    .map((name) => ({ name: latexText(name) }))
    .filter(({ name }) => !/^anonymous\b/i.test(name));
  const licence = licenceOf(text(note["license"]));
  return salvageRecord({
    title: latexText(text(content["title"])),
    abstract: text(content["abstract"]),
    abstractLicence: licence,
    summary: firstText(content["TL;DR"], content["TLDR"]) ?? "",
    publishedOn: dayOf(note),
    venue: firstText(content["venue"]),
    ids: identifiers(["OPENREVIEW", forum]),
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    links: {
      pdf: text(content["pdf"]) === "" ? null : `${SITE}/pdf?id=${encodeURIComponent(forum)}`,
      code: firstText(content["code"]),
      project: firstText(content["project"]),
    },
    keywords: texts(content["keywords"]).slice(0, PAPER_RECORD_LIMITS.keywords),
    source: {
      name: "openreview",
      url: `${SITE}/forum?id=${encodeURIComponent(forum)}`,
      fetchedAt,
    },
  });
}

/** When everybody could read it first; venues set these days, and sometimes only some of them. */
function dayOf(note: Loose): string | null {
  for (const name of ["odate", "pdate", "cdate", "tcdate"]) {
    const moment = note[name];
    const day = typeof moment === "number" ? dayOfMoment(moment) : null;
    if (day !== null) return day;
  }
  return null;
}
