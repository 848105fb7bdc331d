import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";
import { arxivIdOf, distinct, range, sentence } from "./generate-papers.ts";
import { CATEGORIES, FAMILY_NAMES, GIVEN_NAMES, KEYWORDS } from "./word-pool.ts";

/** An entry of a file of papers, as `import file` reads it. */
export type Entry = Record<string, unknown>;

/** Who works together, and so writes together. */
const LAB_SIZE = 12;
const LABS_AN_ORG = 5;
/** Of the authors of a paper, how many are of its lab. */
const FROM_THE_LAB = 0.7;
/** How many people bear a name that many bear, as Wei Wang and Maria Garcia do. */
const OF_FREQUENT_NAME = 0.15;
/** How many papers are told of twice: as the preprint, and as what was published. */
const TOLD_TWICE = 0.01;
const DAY = 86_400_000;
const LAST_DAY = Date.parse("2026-01-05");

/**
 * Papers as sources tell of them: people who write with the same others again and again, some under a name that a
 * hundred share; half of the records know their authors by name alone, the others by ids and affiliations too; one to
 * four ids of different schemes; one in a hundred is of a paper that was there before.
 */
export function* generateRecords(count: number): Generator<Entry> {
  const people = Math.max(20 * LAB_SIZE, Math.floor(count * 0.6));
  for (const number of range(1, count + 1)) {
    const random = createRandom(number * 6007);
    if (random.next() < TOLD_TWICE && number > 100) yield publishedFormOf(number, random, people);
    else yield recordOf(number, createRandom(number * 7919), people);
  }
}

/** What a publisher tells of a paper that was an arXiv preprint: the same title and people, an id more. */
function publishedFormOf(number: number, random: Random, people: number): Entry {
  const earlier = 1 + random.below(number - 1);
  const { title, authors } = recordOf(earlier, createRandom(earlier * 7919), people);
  const doi = { scheme: "DOI", value: `10.5555/published.${number}` };
  return {
    title,
    authors,
    ids: [doi, { scheme: "ARXIV", value: arxivIdOf(earlier) }],
    venue: "Transactions on Made-up Things",
    publishedOn: day(LAST_DAY),
  };
}

function recordOf(number: number, random: Random, people: number): Entry {
  const labs = Math.floor(people / LAB_SIZE);
  // Some labs publish far more than others.
  const lab = Math.floor(random.next() ** 1.5 * labs);
  const knowsPeople = random.next() < 0.5;
  const arxiv = arxivIdOf(number);
  return {
    title: sentence(random, 6 + random.below(8)),
    // About 1 kB, as arXiv's are.
    abstract: range(0, 7)
      .map(() => `${sentence(random, 17 + random.below(10))}.`)
      .join(" "),
    ...(random.next() < 0.5 && { summary: `${sentence(random, 16)}.` }),
    publishedOn: day(LAST_DAY - random.below(3_650) * DAY),
    ...(random.next() < 0.1 && { listedOn: day(LAST_DAY - random.below(700) * DAY) }),
    ids: idsOf(number, random),
    authors: authorsOf(lab, people, random).map((person) => authorOf(person, knowsPeople)),
    ...(random.next() < 1 / 3 && { org: orgOf(Math.floor(lab / LABS_AN_ORG)) }),
    links: {
      pdf: `https://arxiv.org/pdf/${arxiv}`,
      ...(random.next() < 0.3 && { code: `https://code.example.org/${arxiv}` }),
    },
    keywords: distinct(random, KEYWORDS, 2 + random.below(4)),
    categories: distinct(random, CATEGORIES, 1 + random.below(2)),
    versions: range(1, 2 + random.below(3)).map((version) => ({ version })),
    sourceUpvoteCount: random.below(100),
    sourceCommentCount: random.below(5),
  };
}

function idsOf(number: number, random: Random): object[] {
  return [
    { scheme: "ARXIV", value: arxivIdOf(number), version: 1 + random.below(3) },
    ...(number % 3 === 0 ? [{ scheme: "DOI", value: `10.5555/paper.${number}` }] : []),
    ...(number % 4 === 0 ? [{ scheme: "CORPUS_ID", value: String(1_000_000 + number) }] : []),
    ...(number % 5 === 0 ? [{ scheme: "OPENALEX", value: `W${2_000_000_000 + number}` }] : []),
  ];
}

/** From one to eleven people, most papers around five. */
function authorsOf(lab: number, people: number, random: Random): number[] {
  const chosen = new Set<number>();
  const size = 1 + random.below(6) + random.below(6);
  while (chosen.size < size) {
    const isOfLab = random.next() < FROM_THE_LAB;
    chosen.add(isOfLab ? lab * LAB_SIZE + random.below(LAB_SIZE) : random.below(people));
  }
  return [...chosen];
}

function authorOf(person: number, isKnown: boolean): object {
  const name = nameOf(person);
  if (!isKnown) return { name };
  const org = Math.floor(person / LAB_SIZE / LABS_AN_ORG);
  return {
    name,
    openAlexId: `A${5_000_000_000 + person}`,
    ...(person % 2 === 0 && { semanticScholarId: String(10_000 + person) }),
    ...(person % 4 === 0 && { orcid: orcidOf(person) }),
    affiliation: orgOf(org).name,
  };
}

function nameOf(person: number): string {
  const random = createRandom(person * 104_729 + 1);
  if (random.next() < OF_FREQUENT_NAME)
    return `${random.skewed(GIVEN_NAMES)} ${random.skewed(FAMILY_NAMES)}`;
  const initial = String.fromCharCode(65 + random.below(26));
  return `${random.pick(GIVEN_NAMES)} ${initial}. ${random.pick(FAMILY_NAMES)}`;
}

function orgOf(number: number): { slug: string; name: string } {
  const random = createRandom(number * 31 + 7);
  const name = `${random.pick(FAMILY_NAMES)} ${random.pick(["Lab", "Institute", "University"])} ${number}`;
  return { slug: name.toLowerCase().replaceAll(" ", "-"), name };
}

/** With the check digit of ISO 7064 11,2. */
function orcidOf(person: number): string {
  const digits = String(10_000_000 + person).padStart(15, "0");
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  const all = digits + (check === 10 ? "X" : String(check));
  return [0, 4, 8, 12].map((start) => all.slice(start, start + 4)).join("-");
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
