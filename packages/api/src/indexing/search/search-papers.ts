import { BestPapers } from "../best-papers.ts";
import type { Ranked } from "../best-papers.ts";
import type { Corpus } from "../corpus.ts";
import { COUNT_LIMIT } from "../paper-engine.ts";
import type { SearchAnswer, SearchQuestion } from "../paper-engine.ts";
import type { Part } from "../segment/part.ts";
import { exactTest } from "./exclusions.ts";
import { GroupScores } from "./group-scores.ts";
import { likelyTerms } from "./likely-terms.ts";
import { readSearchText } from "./read-search-text.ts";
import type { SearchText } from "./read-search-text.ts";
import { correctGroup, groupWords, openGroup, papersOf } from "./word-groups.ts";
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
    const first = this.#collect(scored, groups.length, question);
    // Who asks for an order of their own gets all that fits by it.
    const best =
      groups.length < THOUGHT || question.order
        ? first.best
        : this.#addLikely(corpus, scored, groups, question, first.best);
    const hits = best.slice(offset, offset + question.limit);
    return { hits, count: first.count, corrections, stems: stemsOf(groups) };
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
    const most = (): number => Math.max(0, ...scored.map(({ scores }) => scores.most));
    const needed = neededOf(groups.length);
    for (const { part, scores } of scored) scores.fill(corpus, part, rarestFirst, needed);
    if (most() >= needed) return { scored, most: most() };
    for (const { part, scores } of scored) scores.fill(corpus, part, rarestFirst, 1);
    const fewer = most();
    for (const { scores } of scored) scores.needed = fewer;
    return { scored, most: fewer };
  }

  /** Lets the best papers tell what else such a paper says, and ranks those anew that say it. */
  #addLikely(
    corpus: Corpus,
    scored: readonly Scored[],
    groups: readonly WordGroup[],
    { limit, offset = 0, allowed = () => true }: SearchQuestion,
    first: readonly Ranked[],
  ): Ranked[] {
    const models = first.slice(0, MODEL_PAPERS);
    const top = models[0]?.score ?? 0;
    const likely = likelyTerms(corpus, models, stemsOf(groups));
    const best = new BestPapers(offset + limit);
    const shares = sharesOf(groups.length);
    for (const { part, scores, fits } of scored) {
      for (const { stem, share } of likely)
        scores.addBonus(corpus, part, stem, LIKELY * top * share);
      // Nobody loses, so whoever is neither among the first nor gained anything stays behind them.
      for (const { key } of first) scores.gained.note(part.placeOf(key));
      for (const place of scores.gained.take()) {
        const key = part.keyAt(place);
        const score = scores.score(place, shares);
        if (!best.wants(score, key) || !scores.fits(place)) continue;
        if ((!fits || fits(place)) && allowed(key)) best.add(score, key);
      }
    }
    return best.list();
  }

  /** Ranks the papers that fit, those that are asked for and those that may be models. */
  #collect(
    scored: readonly Scored[],
    groups: number,
    { limit, offset = 0, allowed = () => true, order }: SearchQuestion,
  ): { best: Ranked[]; count: number } {
    const best = new BestPapers(Math.max(MODEL_PAPERS, offset + limit));
    const shares = sharesOf(groups);
    let count = 0;
    for (const { part, scores, fits } of scored) {
      const { count: papers } = scores;
      for (let index = 0; index < papers; index += 1) {
        const counts = count <= COUNT_LIMIT;
        // What neither counts nor comes in is left out first: of frequent words that is nearly everything.
        if (!counts && !order) index = scores.nextFrom(index, best.floor, shares);
        if (index === papers) break;
        const place = scores.placeAt(index);
        if (!scores.fits(place)) continue;
        const key = part.keyAt(place);
        const score = order ? order(key) : scores.score(place, shares);
        const isWanted = best.wants(score, key);
        if (!isWanted && !counts) continue;
        if ((fits && !fits(place)) || !allowed(key)) continue;
        if (counts) count += 1;
        if (isWanted) best.add(score, key);
      }
    }
    return { best: best.list(), count };
  }
}

/** What of its value a paper scores, by how many of the words it fits. */
function sharesOf(groups: number): Float64Array {
  return Float64Array.from({ length: groups + 1 }, (_, words) => words / groups);
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

function stemsOf(groups: readonly WordGroup[]): Set<string> {
  return new Set(groups.flatMap(({ members }) => members.map(({ stem }) => stem)));
}
