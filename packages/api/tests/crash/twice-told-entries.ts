import { generateRecords } from "../../bench/generate-records.ts";
import type { Entry } from "../../bench/generate-records.ts";
import { createRandom } from "../../bench/random.ts";
import type { Random } from "../../bench/random.ts";

/** How far the second telling of a paper follows the first, in lines: on the same page of a file, and on a later one. */
const NEAR = 60;
const FAR = 240;

/**
 * Lines of a file of papers of which many are told twice or three times, with other authors or as they were, on one page
 * and on different ones; with papers that turn out to be one by an id or by their title, ids that contradict, orgs, stars
 * of code, and lines that are no papers.
 */
export function twiceToldLines(seed: number, papers: number): string[] {
  const random = createRandom(seed);
  const placed: { at: number; line: string }[] = [];
  const put = (at: number, entry: Entry): void => {
    placed.push({ at, line: JSON.stringify(entry) });
  };
  let number = 0;
  for (const base of generateRecords(papers)) {
    number += 1;
    const entry = withReferences(withCode(base, number, random), number);
    put(number, entry);
    const later = (reach: number): number => number + random.next() * reach;
    if (random.next() < 0.2) {
      const other = withOtherAuthors(entry, number, random);
      put(later(random.pick([NEAR, FAR])), other);
      if (random.next() < 0.3) put(later(FAR), random.pick([entry, other]));
      if (random.next() < 0.3) put(later(NEAR), withOtherAuthors(entry, number, random));
    }
    if (random.next() < 0.05) putPublished(entry, number, (it) => put(later(NEAR), it));
    if (random.next() < 0.03) put(later(NEAR), { ...entry, ids: [doi(`twin.${number}`)] });
    if (random.next() < 0.03) put(later(FAR), { ...entry, ids: [...ids(entry), arxiv(number)] });
    if (random.next() < 0.05)
      put(later(NEAR), { title: "", ids: [doi(`bad.${random.below(20)}`)] });
  }
  return placed.toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

/** Other people, who wrote with some of these; or the same in another order, or some of them under their names alone. */
function withOtherAuthors(entry: Entry, number: number, random: Random): Entry {
  const authors = entry["authors"] as { name: string }[];
  const others = [
    [...authors, { name: `Another Person ${number % 7}` }],
    authors.toReversed(),
    authors.map(({ name }) => ({ name })),
    [...authors.slice(1), { name: "Wei Wang" }],
    [{ name: `Somebody Else ${number}` }, { name: "Maria Garcia" }],
  ];
  const cited = number % 6 === 0 ? { references: [doi(`published.${number + 2}`)] } : {};
  return { ...entry, ...cited, authors: random.pick(others) };
}

/** As its publisher has it; then with the id by which it is the paper of the preprint. */
function putPublished(entry: Entry, number: number, put: (entry: Entry) => void): void {
  const published = { ...entry, ids: [doi(`published.${number}`)], publishedOn: "2026-01-04" };
  put({ ...published, title: `${String(entry["title"])} revisited` });
  put({ ...published, ids: [doi(`joint.${number}`), ...published.ids, ...ids(entry).slice(0, 1)] });
}

function withCode(entry: Entry, number: number, random: Random): Entry {
  if (random.next() < 0.8) return entry;
  const code = `https://github.com/made-up/code-${number % 50}`;
  return { ...entry, links: { code }, codeStarCount: random.below(1_000), listedOn: "2026-01-05" };
}

/** Every third paper cites the ones before and after it, by an id that one of them may get later. */
function withReferences(entry: Entry, number: number): Entry {
  if (number % 3 !== 0) return entry;
  return { ...entry, references: [doi(`published.${number + 1}`), arxiv(number - 1)] };
}

function ids(entry: Entry): object[] {
  return entry["ids"] as object[];
}

function doi(value: string): object {
  return { scheme: "DOI", value: `10.5555/${value}` };
}

function arxiv(number: number): object {
  return { scheme: "ARXIV", value: `9912.${String(number % 10_000).padStart(5, "0")}` };
}
