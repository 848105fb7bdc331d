import type { Corpus } from "../corpus.ts";
import type { SearchAnswer, SearchQuestion } from "../paper-engine.ts";
import { exactTest } from "./exclusions.ts";
import { GroupScores } from "./group-scores.ts";
import { rankFitting, rankLikely } from "./rank-papers.ts";
import type { Scored } from "./rank-papers.ts";
import { readSearchText } from "./read-search-text.ts";
import type { SearchText } from "./read-search-text.ts";
import { correctGroup, groupWords, openGroup, papersOf, stemsOf } from "./word-groups.ts";
import type { WordGroup } from "./word-groups.ts";

/** Of longer questions the rarest so many words are looked for. */
const MOST_GROUPS = 24;
/** From so many words on, a question is a thought: what the best papers say besides counts, too. */
const THOUGHT = 3;
/** A word so long, and that fewer papers have, may be another one misspelt. */
const LEAST_RARE = 6;
const RARE = 1 / 2_000;

/** What was found of a question. */
interface Found {
  scored: Scored[];
  /** How many words fits who fits most. */
  most: number;
}

/** Searches papers. Made once for an index: it holds the memory that an answer needs. */
export class Searcher {
  readonly #scores: GroupScores[] = [];

  search(corpus: Corpus, question: SearchQuestion): SearchAnswer {
    const text = readSearchText(question.text);
    const corrections: SearchAnswer["corrections"] = [];
    const groups = this.#groups(corpus, text, question.isUnfinished ?? false);
    // What no paper has is misspelt, whatever the others fit; what few have perhaps, where no paper fits everything.
    const unknown = groups.filter(isUnknown);
    for (const group of unknown) {
      const by = correctGroup(corpus, group).map(({ form }) => form);
      if (by.length > 0) corrections.push({ word: group.word, by });
    }
    let found = this.#score(corpus, groups, text);
    const rare = groups.filter((group) => isRare(corpus, group) && !isUnknown(group));
    if (rare.length > 0 && found.most < groups.length) {
      for (const group of rare) correctGroup(corpus, group);
      found = this.#score(corpus, groups, text);
    }
    const { scored } = found;
    const { offset = 0 } = question;
    const { best: first, count } = rankFitting(scored, groups.length, question);
    // Who asks for an order of their own gets all that fits by it.
    const best =
      groups.length < THOUGHT || question.order
        ? first
        : rankLikely(corpus, scored, groups, question, first);
    const hits = best.slice(offset, offset + question.limit);
    return { hits, count, corrections, stems: stemsOf(groups) };
  }

  #groups(corpus: Corpus, text: SearchText, isUnfinished: boolean): WordGroup[] {
    const groups = groupWords(corpus, [...text.words, ...text.phrases.flat()]);
    const last = groups.at(-1);
    if (isUnfinished && text.endsOpen && last && text.words.length > 0) openGroup(corpus, last);
    if (groups.length <= MOST_GROUPS) return groups;
    return groups
      .filter(({ frequency }) => frequency > 0)
      .sort((a, b) => a.frequency - b.frequency || (a.word < b.word ? -1 : 1))
      .slice(0, MOST_GROUPS);
  }

  /** Scores what fits as many words as a question of this length needs; where no paper does, what fits most. */
  #score(corpus: Corpus, groups: readonly WordGroup[], text: SearchText): Found {
    const rarestFirst = groups
      .map((group) => ({ group, papers: papersOf(corpus, group) }))
      .sort((a, b) => a.papers - b.papers)
      .map(({ group }) => group);
    const scored = corpus.parts.map((part, index): Scored => {
      const scores = (this.#scores[index] ??= new GroupScores());
      return { part, scores, fits: exactTest(part, text) };
    });
    const fill = (needed: number): number => {
      for (const { part, scores } of scored) scores.fill(corpus, part, rarestFirst, needed);
      return Math.max(0, ...scored.map(({ scores }) => scores.most));
    };
    const needed = neededOf(groups.length);
    let most = fill(needed);
    if (most < needed) {
      most = fill(1);
      for (const { scores } of scored) scores.needed = Math.max(1, most);
    }
    return { scored, most };
  }
}

/** How many words a paper fits at least: short questions are meant in full, of a thought half. */
function neededOf(groups: number): number {
  return groups <= 2 ? groups : Math.ceil(groups / 2);
}

function isUnknown({ frequency, isExact, name }: WordGroup): boolean {
  return frequency === 0 && name === null && !isExact;
}

function isRare({ size }: Corpus, { frequency, isExact, word }: WordGroup): boolean {
  return word.length >= LEAST_RARE && frequency <= size * RARE && !isExact;
}
