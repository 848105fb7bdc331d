import { lookup16Of, lookupHashOf } from "@paperround/schema/lookup/hash";
import { nameKey } from "@paperround/schema/authors/name-key";
import { titleKey } from "@paperround/schema/papers/title-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";
import { wordsInARow } from "./made-up-words.ts";
import { CATEGORIES, FAMILY_NAMES, GIVEN_NAMES, KEYWORDS } from "./word-pool.ts";

/** Rows by table, columns by their names in the database. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** The day of the newest list. */
export const LAST_DAY = "2026-01-05";
/** How many papers a list of a day has. The same in every size of corpus: a list does not grow with the archive. */
export const PAPERS_A_DAY = 50;
/** The id of a person, by number. */
export function personId(number: number): string {
  return `person-${number}`;
}

const ORGS = 200;
/** A prime, so that the voters of a paper can be taken at a fixed distance without meeting one twice. */
const PEOPLE = 5_003;
const MOST_VOTES = 20;
const MONTHS_OF_IDS = 120;
const DAY = 86_400_000;

/** The arXiv id of the paper with this row: from 2015 on, spread over ten years. */
export function arxivIdOf(paperId: number): string {
  const month = paperId % MONTHS_OF_IDS;
  const number = Math.floor(paperId / MONTHS_OF_IDS) + 1;
  return `${15 + Math.floor(month / 12)}${pad(1 + (month % 12), 2)}.${pad(number, 5)}`;
}

/** The day of the list on which the paper with this row stands. */
export function dayOf(paperId: number): string {
  const last = Date.parse(LAST_DAY);
  return day(last - Math.floor((paperId - 1) / PAPERS_A_DAY) * DAY);
}

/** What the ids of the paper with this row are looked up by, in hex. */
export function lookupHashesOf(paperId: number): string[] {
  return idsOf(paperId).map(lookupHashOf);
}

/** How many authors there are for so many papers. */
function poolOfAuthors(papers: number): number {
  return Math.max(50, Math.floor(papers / 2));
}

/** What the papers point at. */
export function* generateSurroundings(papers: number): Generator<Rows> {
  const random = createRandom(1);
  const authors = poolOfAuthors(papers);
  for (let from = 1; from <= authors; from += 10_000) {
    const ids = range(from, Math.min(from + 10_000, authors + 1));
    yield { authors: ids.map((id) => authorRow(id)) };
  }
  yield {
    orgs: range(1, ORGS + 1).map((id) => {
      const name = `${random.pick(FAMILY_NAMES)} ${random.pick(["Lab", "Institute", "University"])} ${id}`;
      return { id, slug: name.toLowerCase().replaceAll(" ", "-"), name, url: null };
    }),
    people: range(0, PEOPLE).map((number) => ({
      id: personId(number),
      name: `${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`,
      email: `person-${number}@example.org`,
      email_verified: true,
      handle: `person-${number}`,
      role: "MEMBER",
    })),
    lists: range(0, PEOPLE).map((number) => ({
      id: number + 1,
      owner_id: personId(number),
      reading_list_of: personId(number),
      name: "Reading list",
      visibility: "PRIVATE",
      item_count: 0,
    })),
  };
}

/** The papers with these rows, and everything that hangs on them. */
export function generatePapers(papers: number, from: number, end: number): Rows {
  const rows = {
    papers: [] as Record<string, unknown>[],
    paper_ids: [] as Record<string, unknown>[],
    authorships: [] as Record<string, unknown>[],
    submissions: [] as Record<string, unknown>[],
    votes: [] as Record<string, unknown>[],
  };
  for (const id of range(from, end)) {
    const random = createRandom(id * 7919);
    const voters = votersOf(random);
    const authorIds = authorsOf(random, poolOfAuthors(papers));
    const listedAt = new Date(Date.parse(dayOf(id)) + random.below(DAY)).toISOString();
    rows.papers.push(paperRow(id, random, authorIds.length, voters.length, listedAt));
    for (const identifier of idsOf(id)) {
      rows.paper_ids.push({
        ...identifier,
        paper_id: id,
        origin_paper_id: id,
        lookup16: lookup16Of(identifier),
      });
    }
    authorIds.forEach((author, position) =>
      rows.authorships.push({
        paper_id: id,
        position,
        author_id: author,
        name: authorName(author),
      }),
    );
    rows.submissions.push({
      id,
      paper_id: id,
      origin_paper_id: id,
      submitter_id: personId(random.below(PEOPLE)),
      day: dayOf(id),
      status: "LISTED",
      submitted_at: listedAt,
    });
    for (const user_id of voters)
      rows.votes.push({ user_id, paper_id: id, origin_paper_id: id, voted_at: listedAt });
  }
  return rows;
}

function paperRow(
  id: number,
  random: Random,
  authorCount: number,
  upvoteCount: number,
  listedAt: string,
) {
  const arxiv = arxivIdOf(id);
  const title = sentence(random, 6 + random.below(8));
  return {
    id,
    title,
    title_key: titleKey(title),
    // About 1 kB, as arXiv's are.
    abstract: range(0, 7)
      .map(() => `${sentence(random, 17 + random.below(10))}.`)
      .join(" "),
    summary: random.next() < 0.5 ? `${sentence(random, 16)}.` : null,
    published_on: day(Date.parse(dayOf(id)) - random.below(30) * DAY),
    keywords: distinct(random, KEYWORDS, 2 + random.below(4)),
    categories: distinct(random, CATEGORIES, 1 + random.below(2)),
    author_count: authorCount,
    org_id: random.next() < 1 / 3 ? 1 + random.below(ORGS) : null,
    landing_url: null,
    pdf_url: `https://arxiv.org/pdf/${arxiv}`,
    code_url: random.next() < 0.3 ? `https://code.example.org/${arxiv}` : null,
    upvote_count: upvoteCount,
    source_upvote_count: random.below(100),
    source_comment_count: random.below(5),
    listed_at: listedAt,
    created_at: listedAt,
    updated_at: listedAt,
  };
}

function authorRow(id: number) {
  const name = authorName(id);
  return { id, name, name_key: nameKey(name), orcid: null };
}

function authorName(id: number): string {
  const random = createRandom(id);
  const initial = String.fromCharCode(65 + random.below(26));
  return `${random.pick(GIVEN_NAMES)} ${initial}. ${random.pick(FAMILY_NAMES)}`;
}

/** From 3 to 8 of them. */
function authorsOf(random: Random, pool: number): number[] {
  const chosen = new Set<number>();
  const size = 3 + random.below(6);
  while (chosen.size < size) chosen.add(1 + random.below(pool));
  return [...chosen];
}

function votersOf(random: Random): string[] {
  const count = Math.floor(random.next() ** 4 * (MOST_VOTES + 1) * 2);
  const first = random.below(PEOPLE);
  return range(0, count).map((index) => personId((first + index * 101) % PEOPLE));
}

function idsOf(id: number): PaperIdentifier[] {
  const ids: PaperIdentifier[] = [{ scheme: "ARXIV", value: arxivIdOf(id) }];
  if (id % 3 === 0) ids.push({ scheme: "DOI", value: `10.5555/paper.${id}` });
  if (id % 5 === 0) ids.push({ scheme: "CORPUS_ID", value: String(1_000_000 + id) });
  return ids;
}

/** So many words, as a sentence begins. */
export function sentence(random: Random, length: number): string {
  const text = wordsInARow(random, length);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** So many of a list, each once. */
export function distinct(random: Random, from: readonly string[], count: number): string[] {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.skewed(from));
  return [...chosen];
}

/** From the first number up to, not including, the end. */
export function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}
