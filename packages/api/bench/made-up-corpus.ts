import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import { createRandom } from "./random.ts";
import { wordsInARow } from "./made-up-words.ts";
import { FAMILY_NAMES, GIVEN_NAMES, KEYWORDS } from "./word-pool.ts";

/** The paper of a key, always the same: a title, an abstract of about 150 words, keywords, authors, an org now and then. */
export function madeUpPaper(key: number): IndexedPaper {
  const random = createRandom(key * 7_919);
  const authors = Array.from({ length: 3 + random.below(4) }, () => {
    const number = 1 + random.below(200_000);
    const named = createRandom(number);
    return { key: number, name: `${named.pick(GIVEN_NAMES)} ${named.pick(FAMILY_NAMES)}` };
  });
  return {
    key,
    title: wordsInARow(random, 7 + random.below(8)),
    abstract: wordsInARow(random, 110 + random.below(80)),
    keywords: Array.from({ length: 2 + random.below(3) }, () => random.skewed(KEYWORDS)),
    authors,
    orgs: random.next() < 0.3 ? [{ key: 1 + random.below(500), name: "Made-up Lab" }] : [],
  };
}

/** What somebody types who looks for a paper: some words of it, one of them misspelt in half of the cases. */
export function madeUpQuery(key: number): string {
  const random = createRandom(key * 104_729);
  const { title = "", abstract = "" } = madeUpPaper(key);
  const all = `${title} ${abstract}`.split(" ").filter((word) => word.length > 3);
  const picked = Array.from({ length: 2 + random.below(5) }, () => random.pick(all));
  const [first = ""] = picked;
  if (random.next() < 0.5 && first.length > 4) {
    const at = 1 + random.below(first.length - 2);
    picked[0] = first.slice(0, at) + first.slice(at + 1);
  }
  return picked.join(" ");
}
