import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord, PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { identifiers } from "../mapping/identifiers.ts";
import { joinLines } from "../mapping/join-lines.ts";
import { knownDay } from "../mapping/known-day.ts";
import { latexText } from "../mapping/latex-text.ts";
import { count, firstText, object, objects, text, texts } from "../mapping/loose-json.ts";
import type { Loose } from "../mapping/loose-json.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

/** Where people see the daily papers. */
const SITE = "https://huggingface.co";

/**
 * What is kept of an entry of the daily papers: the paper, and the day of the list. Who submitted it, who commented, and the
 * accounts of authors there are people's own affair and go no further than this function.
 */
export function withoutAccounts(entry: Loose): Loose {
  const paper = object(entry["paper"] ?? entry);
  const organization = object(paper["organization"] ?? entry["organization"]);
  return {
    ...kept(entry, ["day", "title", "numComments"]),
    paper: {
      ...kept(paper, [
        "id",
        "title",
        "summary",
        "publishedAt",
        "submittedOnDailyAt",
        "upvotes",
        "ai_summary",
        "ai_keywords",
        "githubRepo",
        "githubStars",
        "projectPage",
      ]),
      authors: objects(paper["authors"]).map((author) => kept(author, ["name"])),
      organization: kept(organization, ["name", "fullname"]),
    },
  };
}

function kept(from: Loose, names: readonly string[]): Loose {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
}

/**
 * Maps an entry of the Hugging Face daily papers.
 * @param entry as {@link withoutAccounts} leaves it
 * @throws InvalidInputError when it lacks what a paper needs
 */
export function dailyRecord(entry: Loose, fetchedAt: Date): PaperRecord {
  const paper = object(entry["paper"]);
  const authors = objects(paper["authors"])
    .map((author) => ({ name: text(author["name"]) }))
    .filter(({ name }) => name !== "");
  const ids = identifiers(["ARXIV", paper["id"]]);
  return salvageRecord({
    title: titleOf(text(entry["title"]), text(paper["title"])),
    abstract: joinLines(text(paper["summary"])),
    summary: text(paper["ai_summary"]),
    publishedOn: knownDay(text(paper["publishedAt"])),
    listedOn: knownDay(text(entry["day"])) ?? knownDay(text(paper["submittedOnDailyAt"])),
    ids,
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    org: orgOf(object(paper["organization"])),
    links: {
      code: firstText(paper["githubRepo"]),
      project: firstText(paper["projectPage"]),
    },
    keywords: texts(paper["ai_keywords"]).slice(0, PAPER_RECORD_LIMITS.keywords),
    sourceUpvoteCount: count(paper["upvotes"]),
    sourceCommentCount: count(entry["numComments"]),
    ...(typeof paper["githubStars"] === "number" && { codeStars: count(paper["githubStars"]) }),
    source: { name: "daily", url: `${SITE}/papers/${ids[0]?.value ?? ""}`, fetchedAt },
  });
}

/** The list's title still has its LaTeX, of which the paper's own keeps only the letters (`L_2`). */
function titleOf(listed: string, own: string): string {
  if (own === "" || /\\[a-zA-Z"'`^~]|\$[^$]+\$/.test(listed)) return latexText(listed);
  return latexText(own);
}

function orgOf(organization: Loose): PaperRecordInput["org"] {
  const handle = text(organization["name"]);
  if (handle === "") return null;
  return {
    slug: handle.toLowerCase(),
    name: firstText(organization["fullname"]) ?? handle,
    handle,
    url: `${SITE}/${encodeURIComponent(handle)}`,
  };
}
