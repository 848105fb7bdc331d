import { BestPapers } from "../best-papers.ts";
import type { Corpus } from "../corpus.ts";
import { COUNT_LIMIT } from "../paper-engine.ts";
import type { SearchAnswer, SearchQuestion } from "../paper-engine.ts";
import type { Part } from "../segment/part.ts";
import { exactTest } from "./exclusions.ts";
import { GroupScores } from "./group-scores.ts";
import { likelyTerms } from "./likely-terms.ts";
import { readSearchText } from "./read-search-text.ts";
import type { SearchText } from "./read-search-text.ts";
import { correctGroup, groupWords, openGroup } from "./word-groups.ts";
import type { WordGroup } from "./word-groups.ts";

/** Of longer questions the rarest so many words are looked for. */
const MOST_GROUPS = 24;
/** From so many words on, a question is a thought: what the best papers say besides counts, too. */
const THOUGHT = 3;
const MODEL_PAPERS = 8;
/** How much it counts beside the best paper's score. */
const LIKELY = 0.25;
/** A word so long, and that fewer papers have, may be another one misspelt. */
const LEAST_RARE = 6;
const RARE = 1 / 2_000;

/** A part of the papers, scored. */
interface Scored {
  part: Part;
  scores: GroupScores;
  fits: ((place: number) => boolean) | null;
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
    let scored = this.#score(corpus, groups, text);
    const rare = groups.filter((group) => isRare(corpus, group) && !isUnknown(group));
    if (rare.length > 0 && mostMatched(scored) < groups.length) {
      for (const group of rare) correctGroup(corpus, group);
      scored = this.#score(corpus, groups, text);
    }
    const needed = Math.min(mostMatched(scored), neededOf(groups.length));
    if (groups.length >= THOUGHT) this.#addLikely(corpus, scored, groups, needed, question);
    const { hits, count } = this.#collect(scored, groups.length, needed, question);
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

  #score(corpus: Corpus, groups: readonly WordGroup[], text: SearchText): Scored[] {
    return corpus.parts.map((part, index) => {
      const scores = (this.#scores[index] ??= new GroupScores());
      scores.fill(corpus, part, groups);
      return { part, scores, fits: exactTest(part, text) };
    });
  }

  #addLikely(
    corpus: Corpus,
    scored: readonly Scored[],
    groups: readonly WordGroup[],
    needed: number,
    question: SearchQuestion,
  ): void {
    const first = { ...question, limit: MODEL_PAPERS, offset: 0, order: undefined };
    const { hits } = this.#collect(scored, groups.length, needed, first, false);
    const top = hits[0]?.score ?? 0;
    for (const { stem, share } of likelyTerms(corpus, hits, stemsOf(groups))) {
      for (const { part, scores } of scored)
        scores.addBonus(corpus, part, stem, LIKELY * top * share);
    }
  }

  #collect(
    scored: readonly Scored[],
    groups: number,
    needed: number,
    { limit, offset = 0, allowed = () => true, order }: SearchQuestion,
    isCounted = true,
  ): Pick<SearchAnswer, "hits" | "count"> {
    const best = new BestPapers(offset + limit);
    let count = 0;
    let { floor } = best;
    for (const { part, scores, fits } of scored) {
      const { touched, matched, values, count: papers } = scores;
      const { dead } = part;
      for (let at = 0; at < papers; at += 1) {
        const place = touched[at] as number;
        const words = matched[place] as number;
        if (words < needed || dead[place] === 1) continue;
        const counts = isCounted && count <= COUNT_LIMIT;
        const score = order
          ? order(part.keyAt(place))
          : (values[place] as number) * (words / groups);
        // What neither counts nor comes in is left out first: of frequent words that is nearly everything.
        if (!counts && score < floor) continue;
        const key = part.keyAt(place);
        const isWanted = best.wants(score, key);
        if (!isWanted && !counts) continue;
        if ((fits && !fits(place)) || !allowed(key)) continue;
        if (counts) count += 1;
        if (isWanted) best.add(score, key);
        ({ floor } = best);
      }
    }
    return { hits: best.list().slice(offset), count };
  }
}

/** How many words a paper fits at least: short questions are meant in full, of a thought half. */
function neededOf(groups: number): number {
  return groups <= 2 ? groups : Math.ceil(groups / 2);
}

function mostMatched(scored: readonly Scored[]): number {
  let most = 0;
  for (const { part, scores } of scored) {
    const { touched, matched, count } = scores;
    for (let at = 0; at < count; at += 1) {
      const place = touched[at] as number;
      const words = matched[place] as number;
      if (words > most && part.dead[place] !== 1) most = words;
    }
  }
  return most;
}

function isUnknown({ frequency, isExact, name }: WordGroup): boolean {
  return frequency === 0 && name === null && !isExact;
}

function isRare({ size }: Corpus, { frequency, isExact, word }: WordGroup): boolean {
  return word.length >= LEAST_RARE && frequency <= size * RARE && !isExact;
}

function stemsOf(groups: readonly WordGroup[]): Set<string> {
  return new Set(groups.flatMap(({ members }) => members.map(({ stem }) => stem)));
}
