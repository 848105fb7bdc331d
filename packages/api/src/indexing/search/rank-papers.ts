import { BestPapers } from "../best-papers.ts";
import type { Ranked } from "../best-papers.ts";
import type { Corpus } from "../corpus.ts";
import { COUNT_LIMIT } from "../paper-engine.ts";
import type { SearchQuestion } from "../paper-engine.ts";
import type { Part } from "../segment/part.ts";
import type { GroupScores } from "./group-scores.ts";
import { likelyTerms } from "./likely-terms.ts";
import { stemsOf } from "./word-groups.ts";
import type { WordGroup } from "./word-groups.ts";

/** So many of the best papers tell what else such a paper says. */
const MODEL_PAPERS = 8;
/** How much that counts beside the best paper's score. */
const LIKELY = 0.25;

/** A part of the papers, scored. */
export interface Scored {
  part: Part;
  scores: GroupScores;
  /** Whether a paper has what must be there and lacks what must not; null where it is all the same. */
  fits: ((place: number) => boolean) | null;
}

/** The best of the papers that fit. */
export interface Ranking {
  best: Ranked[];
  /** How many fit, up to one more than are counted. */
  count: number;
}

/** Ranks the papers that fit, those that are asked for and those that may be models. */
export function rankFitting(
  scored: readonly Scored[],
  groups: number,
  { limit, offset = 0, allowed = () => true, order }: SearchQuestion,
): Ranking {
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

/** Lets the best papers tell what else such a paper says, and ranks those anew that say it. */
export function rankLikely(
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
    for (const { stem, share } of likely) scores.addBonus(corpus, part, stem, LIKELY * top * share);
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

/** What of its value a paper scores, by how many of the words it fits. */
function sharesOf(groups: number): Float64Array {
  return Float64Array.from({ length: groups + 1 }, (_, words) => words / groups);
}
