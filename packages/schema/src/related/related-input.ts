import type { Context } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { findPapers } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { singleLine } from "../plain-text.ts";
import type { NearQuestion } from "./near-question.ts";
import { readStandings } from "./read-standings.sql.ts";

/** What is to be near, as it stands in the arguments. */
export interface RelatedToArgs {
  refs?: readonly PaperRef[] | null | undefined;
  lessLike?: readonly PaperRef[] | null | undefined;
  title?: string | null | undefined;
  abstract?: string | null | undefined;
  keywords?: readonly string[] | null | undefined;
}

const MOST_REFS = 50;
const MOST_KEYWORDS = 20;
const LONGEST = { title: 500, abstract: 10_000, keyword: 200 } as const;

/**
 * Reads what is to be near. Papers that are not here, or that the caller may not see, are passed over.
 * @returns null when none of them is left
 * @throws {InvalidInputError} when nothing is named, too much is, or a reference is malformed
 */
export async function readRelatedTo(
  { refs, lessLike, title, abstract, keywords }: RelatedToArgs,
  { db, viewer }: Pick<Context, "db" | "viewer">,
  limit: number,
): Promise<NearQuestion | null> {
  const text = {
    title: readText("title", title),
    abstract: readText("abstract", abstract),
    keywords: readKeywords(keywords ?? []),
  };
  const hasText = text.title !== "" || text.abstract !== "" || text.keywords.length > 0;
  if (!hasText && !refs?.length)
    throw InvalidInputError.at(
      ["input"],
      "Say what the papers are to be near to: `refs`, `title`, `abstract` or `keywords`.",
    );
  const like = await rowsOf(refs ?? [], "refs", db);
  const unlike = await rowsOf(lessLike ?? [], "lessLike", db);
  const seen = await readStandings(db, [...like, ...unlike], viewer);
  const question = {
    like: like.filter((id) => seen.has(id)),
    unlike: unlike.filter((id) => seen.has(id)),
    limit,
  };
  if (hasText) return { ...question, text };
  return question.like.length === 0 ? null : question;
}

async function rowsOf(
  refs: readonly PaperRef[],
  name: "refs" | "lessLike",
  db: Context["db"],
): Promise<number[]> {
  if (refs.length > MOST_REFS)
    throw InvalidInputError.at(["input", name], `At most ${MOST_REFS} papers can be named.`);
  if (refs.length === 0) return [];
  return (await findPapers(db, [...refs], name)).filter((id) => id !== null);
}

function readText(name: "title" | "abstract", text: string | null | undefined): string {
  const read = singleLine(text ?? "");
  if (read.length <= LONGEST[name]) return read;
  throw InvalidInputError.at(["input", name], `It has at most ${LONGEST[name]} characters.`);
}

function readKeywords(keywords: readonly string[]): string[] {
  if (keywords.length > MOST_KEYWORDS || keywords.some((word) => word.length > LONGEST.keyword))
    throw InvalidInputError.at(
      ["input", "keywords"],
      `At most ${MOST_KEYWORDS} keywords of at most ${LONGEST.keyword} characters.`,
    );
  return keywords.map(singleLine).filter((word) => word !== "");
}
