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

/** Which of the papers that fit are told. */
type Wanted = Pick<SearchQuestion, "limit" | "offset" | "allowed" | "order">;

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
    const least =
      groups.length < THOUGHT ? -Infinity : this.#addLikely(corpus, scored, groups, question);
    const { offset = 0 } = question;
    const { best, count } = this.#collect(scored, groups.length, question, least);
    return { hits: best.slice(offset), count, corrections, stems: stemsOf(groups) };
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
    for (const { part, scores } of scored) scores.findFitting(part, fewer);
    return { scored, most: fewer };
  }

  /** @returns what whoever is among the best scores at least */
  #addLikely(
    corpus: Corpus,
    scored: readonly Scored[],
    groups: readonly WordGroup[],
    question: SearchQuestion,
  ): number {
    const { limit, offset = 0, allowed, order } = question;
    const asked = order ? 0 : offset + limit;
    const first = { limit: Math.max(MODEL_PAPERS, asked), allowed };
    const { best } = this.#collect(scored, groups.length, first, -Infinity, false);
    const models = best.slice(0, MODEL_PAPERS);
    const top = models[0]?.score ?? 0;
    for (const { stem, share } of likelyTerms(corpus, models, stemsOf(groups))) {
      for (const { part, scores } of scored)
        scores.addBonus(corpus, part, stem, LIKELY * top * share);
    }
    // Nobody loses by it.
    return best[asked - 1]?.score ?? -Infinity;
  }

  #collect(
    scored: readonly Scored[],
    groups: number,
    { limit, offset = 0, allowed = () => true, order }: Wanted,
    least: number,
    isCounted = true,
  ): { best: Ranked[]; count: number } {
    const best = new BestPapers(offset + limit, least);
    let count = 0;
    let { floor } = best;
    for (const { part, scores, fits } of scored) {
      const { fitting, matched, values, count: papers } = scores;
      for (let at = 0; at < papers; at += 1) {
        const place = fitting[at] as number;
        const counts = isCounted && count <= COUNT_LIMIT;
        const score = order
          ? order(part.keyAt(place))
          : (values[place] as number) * ((matched[place] as number) / groups);
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
    return { best: best.list(), count };
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

function stemsOf(groups: readonly WordGroup[]): Set<string> {
  return new Set(groups.flatMap(({ members }) => members.map(({ stem }) => stem)));
}
