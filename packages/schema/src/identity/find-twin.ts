import { nameKey } from "../authors/name-key.ts";
import type { Db } from "../context.ts";
import type { PaperRecord } from "../papers/paper-record.ts";
import { titleKey } from "../papers/title-key.ts";
import { ONE_PER_PAPER } from "./exclusive-ids.ts";

/** A title must say this much before it can stand for a paper: "Introduction" is many papers. */
const MIN_WORDS = 4;
const MIN_LENGTH = 24;

/** How far the years of a preprint and its proceedings may lie apart. */
const MAX_YEARS_APART = 2;

/** A paper that is the record's beyond doubt, though they share no id. */
export interface Twin {
  paperId: number;
  evidence: { kind: "TITLE_YEAR_AUTHORS"; title: string; years: number[]; authors: string[] };
}

/** Whether a folded title says enough to stand for a paper. */
export function standsForPaper(key: string): boolean {
  return key.length >= MIN_LENGTH && key.split(" ").length >= MIN_WORDS;
}

interface Candidate {
  id: number;
  year: number;
  authors: string[];
}

/**
 * Finds the one paper here with the record's title (folded), a year near it, and the same first authors. Nothing is
 * found when any of the three is missing, when two papers fit, or when both have an id of a scheme of which a paper has
 * one.
 */
export async function findTwin(tx: Db, record: PaperRecord): Promise<Twin | null> {
  const key = titleKey(record.title);
  if (!standsForPaper(key)) return null;
  if (record.publishedOn === null || record.authors.length === 0) return null;
  const year = Number(record.publishedOn.slice(0, 4));
  const schemes = record.ids
    .map((id) => id.scheme)
    .filter((scheme) => ONE_PER_PAPER.includes(scheme));
  const candidates = await tx.$queryRaw<Candidate[]>`
    SELECT papers.id, extract(year FROM published_on)::int AS year,
      ARRAY(SELECT name FROM authorships WHERE paper_id = papers.id ORDER BY position LIMIT 3) AS authors
    FROM papers
    WHERE title_key = ${key} AND root_id IS NULL AND published_on IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM paper_ids WHERE paper_id = papers.id AND scheme::text = ANY(${schemes}::text[])
      )
    ORDER BY papers.id LIMIT 5`;
  const fitting = candidates.filter(
    (candidate) =>
      Math.abs(candidate.year - year) <= MAX_YEARS_APART &&
      sameFirstAuthors(
        candidate.authors,
        record.authors.map(({ name }) => name),
      ),
  );
  const [twin] = fitting;
  if (!twin || fitting.length > 1) return null;
  return {
    paperId: twin.id,
    evidence: {
      kind: "TITLE_YEAR_AUTHORS",
      title: key,
      years: [twin.year, year],
      authors: twin.authors,
    },
  };
}

/** Whether the first authors, up to three, bear the same names: family name and the first letter of the given one. */
export function sameFirstAuthors(a: string[], b: string[]): boolean {
  const count = Math.min(3, a.length, b.length);
  if (count === 0) return false;
  return a.slice(0, count).every((name, index) => sameName(name, b[index] ?? ""));
}

function sameName(a: string, b: string): boolean {
  const left = nameKey(familyLast(a)).split(" ");
  const right = nameKey(familyLast(b)).split(" ");
  return left.at(-1) === right.at(-1) && left[0]?.[0] === right[0]?.[0];
}

/** `"Vaswani, Ashish"` as `"Ashish Vaswani"`. */
function familyLast(name: string): string {
  const [family, given] = name.split(",");
  return given === undefined ? name : `${given} ${family}`;
}
