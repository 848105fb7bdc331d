import { BestPapers } from "../best-papers.ts";
import type { Ranked } from "../best-papers.ts";
import { addTerm } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import type { ReaderKeeps } from "../keeps/reader-keeps.ts";
import type { Neighbour, RelatedQuestion } from "../paper-engine.ts";
import { Scores } from "../scores.ts";
import { EvidenceScores } from "./evidence-scores.ts";
import { explainer } from "./explain-neighbour.ts";
import { readProfile } from "./profile.ts";
import type { Profile } from "./profile.ts";

/** So many papers that are nearest by words lend what their readers keep besides. */
const NEAREST = 5;
/** What a paper has of words at least that something else speaks for. */
const FLOOR = 0.05;
/** How much more near e times the evidence makes two papers. */
const EVIDENCE = 0.6;

/** Finds papers near others. Made once for an index: it holds the memory that an answer needs. */
export class RelatedFinder {
  readonly #scores: Scores[] = [];
  readonly #evidence = new EvidenceScores();

  find(corpus: Corpus, keeps: ReaderKeeps, question: RelatedQuestion): Neighbour[] {
    const allowed = question.allowed ?? (() => true);
    const profile = readProfile(corpus, question);
    this.#scoreWords(corpus, profile);
    const may = (key: number): boolean => !profile.named.has(key) && allowed(key);
    const { limit } = question;
    const byWords = this.#best(corpus, Math.max(NEAREST, limit), may);
    const top = byWords[0]?.score ?? 0;
    const relative = byWords
      .slice(0, NEAREST)
      .map(({ key, score }) => ({ key, score: score / top }));
    this.#evidence.gather(corpus, keeps, profile, relative);
    this.#addEvidence(corpus, top || 1);
    // Nobody loses by it: so much have as many as are asked for.
    const best = this.#best(corpus, limit, may, byWords[limit - 1]?.score);
    const missing = limit - best.length;
    const filled =
      missing > 0 ? newest(corpus, missing, new Set(best.map(({ key }) => key)), may) : [];
    const explain = explainer(corpus, keeps, profile);
    const scale = top || 1;
    return [...best, ...filled].map(({ key, score }) => ({
      key,
      score: score / scale,
      evidence: explain(key),
    }));
  }

  #scoreWords(corpus: Corpus, { terms }: Profile): void {
    corpus.parts.forEach((part, index) => {
      const scores = (this.#scores[index] ??= new Scores(part.size));
      scores.reset(part.size);
      for (const { stem, weight } of terms) {
        const found = part.papersAbout(stem);
        if (found) addTerm(corpus, part, found, weight, scores);
      }
    });
  }

  /** What several things speak for is nearer than what one speaks for: evidence multiplies. */
  #addEvidence({ parts }: Corpus, top: number): void {
    parts.forEach((_, index) => {
      const evidence = this.#evidence.parts[index] as Scores;
      const scores = this.#scores[index] as Scores;
      for (let at = 0; at < evidence.count; at += 1) {
        const place = evidence.touched[at] as number;
        const words = Math.max(0, scores.get(place)) + FLOOR * top;
        scores.set(place, words * (1 + EVIDENCE * Math.log1p(evidence.get(place))));
      }
    });
  }

  #best(corpus: Corpus, limit: number, may: (key: number) => boolean, least?: number): Ranked[] {
    const best = new BestPapers(limit, least);
    corpus.parts.forEach((part, index) => {
      const { touched, values, count } = this.#scores[index] as Scores;
      let { floor } = best;
      for (let at = 0; at < count; at += 1) {
        const place = touched[at] as number;
        const score = values[place] as number;
        // What cannot come in is left out first: it is nearly everything.
        if (score < floor || score <= 0 || part.dead[place] === 1) continue;
        const key = part.keyAt(place);
        if (!best.wants(score, key) || !may(key)) continue;
        best.add(score, key);
        ({ floor } = best);
      }
    });
    return best.list();
  }
}

/** The newest papers fill up: the list is empty only when there is no other paper. */
function newest(
  { parts }: Corpus,
  limit: number,
  taken: ReadonlySet<number>,
  may: (key: number) => boolean,
): Ranked[] {
  const best = new BestPapers(limit);
  for (const part of parts) {
    for (let place = part.size - 1; place >= 0; place -= 1) {
      const key = part.keyAt(place);
      if (part.dead[place] === 1 || taken.has(key) || !best.wants(0, key)) continue;
      if (may(key)) best.add(0, key);
    }
  }
  return best.list();
}
