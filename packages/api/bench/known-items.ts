import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import { foldText } from "../src/indexing/text/fold-text.ts";
import { STOP_WORDS } from "../src/indexing/text/stop-words.ts";
import { inflect } from "./inflect.ts";
import { misspell } from "./misspell.ts";
import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";

/** A question whose answer is known. */
export interface KnownItem {
  query: string;
  /** Keys, any of which is right. */
  relevant: ReadonlySet<number>;
}

/** Questions of one kind, and how often the right paper should be among the first ten. */
export interface QuestionKind {
  name: string;
  aim: number | null;
  items: KnownItem[];
}

/** How many words somebody remembers of a title, and of an abstract. */
const TITLE_WORDS = 4;
const ABSTRACT_WORDS = 5;
/** A word that more papers have than this part of them tells nothing. */
const FREQUENT = 0.1;

/**
 * Questions of somebody who looks for a paper they have seen: with words of its title, misspelt once, misspelt twice in
 * one word (whatever comes of it, also if that is another word), and with words of its abstract in other forms. The same
 * papers are looked for in each way, and the same seed looks for the same.
 */
export function knownItems(
  papers: readonly IndexedPaper[],
  targets: number,
  seed: number,
): QuestionKind[] {
  const random = createRandom(seed);
  const frequent = frequentWords(papers);
  const telling = (text: string | null | undefined): string[] =>
    [...new Set(wordsOf(text))].filter((word) => !STOP_WORDS.has(word) && !frequent.has(word));
  const kinds: Record<"words" | "misspelt" | "twoEdits" | "inflected", KnownItem[]> = {
    words: [],
    misspelt: [],
    twoEdits: [],
    inflected: [],
  };
  for (const { key, title, abstract } of shuffled(papers, random)) {
    if (kinds.words.length === targets) break;
    const words = some(telling(title), TITLE_WORDS, random);
    const remembered = some(
      telling(abstract).filter((word) => word.length >= 4),
      ABSTRACT_WORDS,
      random,
    );
    const longWords = words.filter((word) => word.length >= 6);
    if (words.length < TITLE_WORDS || remembered.length < ABSTRACT_WORDS || longWords.length === 0)
      continue;
    const once = random.pick(words);
    const twice = random.pick(longWords);
    const ask = (all: readonly string[]) => ({ query: all.join(" "), relevant: new Set([key]) });
    const replaced = (word: string, by: string) =>
      words.map((other) => (other === word ? by : other));
    kinds.words.push(ask(words));
    kinds.misspelt.push(ask(replaced(once, misspell(once, 1, random))));
    kinds.twoEdits.push(ask(replaced(twice, misspell(twice, 2, random))));
    kinds.inflected.push(ask(remembered.map(inflect)));
  }
  return [
    { name: "title words", aim: 0.99, items: kinds.words },
    { name: "one misspelt", aim: 0.98, items: kinds.misspelt },
    { name: "two edits", aim: 0.95, items: kinds.twoEdits },
    { name: "inflected abstract", aim: 0.98, items: kinds.inflected },
  ];
}

function wordsOf(text: string | null | undefined): string[] {
  return foldText(text ?? "").match(/[a-z]{3,}/gu) ?? [];
}

function frequentWords(papers: readonly IndexedPaper[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    for (const word of new Set([...wordsOf(title), ...wordsOf(abstract)]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = papers.length * FREQUENT;
  return new Set([...counts].filter(([, count]) => count > most).map(([word]) => word));
}

function* shuffled<T>(items: readonly T[], random: Random): Generator<T> {
  const order = [...items];
  for (let left = order.length; left > 0; left -= 1) {
    const at = random.below(left);
    const chosen = order[at] as T;
    order[at] = order[left - 1] as T;
    yield chosen;
  }
}

function some<T>(items: readonly T[], count: number, random: Random): T[] {
  return [...shuffled(items, random)].slice(0, count);
}
