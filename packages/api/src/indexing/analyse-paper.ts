import type { IndexedName, IndexedPaper } from "./paper-engine.ts";
import { foldText } from "./text/fold-text.ts";
import { pushForms } from "./text/split-words.ts";
import { STOP_WORDS } from "./text/stop-words.ts";

/** A paper as it is indexed: its words in their order, and what it has or has not. */
export interface AnalysedPaper {
  key: number;
  /** First those of the title, then of the keywords, then of the abstract. */
  forms: string[];
  /** So many of them are the title's. */
  titleEnd: number;
  /** So many are of the title or the keywords, which weigh double. */
  headEnd: number;
  marks: string[];
}

/** What a mark says; its first character, so that marks of a kind stand together. */
export const MARK = { author: "a", keyword: "k", name: "n", org: "o", reference: "r" } as const;

/** A paper that is longer is no abstract: what comes after says no more of it. */
const MOST_FORMS = 4_000;
const MOST_CHARACTERS = 40_000;
/** A word that stands in a text more often says no more. */
const MOST_COUNT = 255;

/** Reads a paper for the index. */
export function analysePaper(paper: IndexedPaper): AnalysedPaper {
  const forms: string[] = [];
  read(paper.title, forms);
  const titleEnd = Math.min(forms.length, MOST_FORMS);
  const keywords = (paper.keywords ?? []).map(foldKeyword).filter((keyword) => keyword !== "");
  for (const keyword of keywords) pushForms(keyword, forms);
  const headEnd = Math.min(forms.length, MOST_FORMS);
  read(paper.abstract, forms);
  for (const [word, count] of Object.entries(paper.wordCounts ?? {})) {
    const form = foldText(word);
    if (STOP_WORDS.has(form)) continue;
    for (let time = Math.min(count, MOST_COUNT); time > 0; time -= 1) forms.push(form);
  }
  if (forms.length > MOST_FORMS) forms.length = MOST_FORMS;
  const marks = new Set<string>();
  for (const keyword of keywords) marks.add(MARK.keyword + keyword);
  for (const { key, name } of paper.authors ?? []) {
    marks.add(MARK.author + key);
    addName(name, marks);
  }
  for (const { key, name } of paper.orgs ?? []) {
    marks.add(MARK.org + key);
    addName(name, marks);
  }
  for (const key of paper.references ?? []) if (key !== paper.key) marks.add(MARK.reference + key);
  return { key: paper.key, forms, titleEnd, headEnd, marks: [...marks] };
}

/** A keyword as it is compared and counted: `Data  Mixtures` and `data-mixtures` are one. */
export function foldKeyword(keyword: string): string {
  return foldText(keyword.slice(0, 200))
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}

function read(text: string | null | undefined, forms: string[]): void {
  if (text) pushForms(foldText(text.slice(0, MOST_CHARACTERS)), forms);
}

function addName(name: IndexedName["name"], marks: Set<string>): void {
  const words: string[] = [];
  pushForms(foldText(name.slice(0, 200)), words);
  for (const word of words) marks.add(MARK.name + word);
}
