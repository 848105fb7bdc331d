import type { Judgement } from "./relevance.ts";

/** How good rankings are; null where no question was of that kind. */
export interface RankingFigures {
  ndcg10: number | null;
  recall20: number | null;
  mrr: number | null;
  /** Of pools: of the best fifth. */
  ndcg20pct: number | null;
}

/** Adds up how well questions were answered. */
export class RankingMeter {
  readonly #sums = { ndcg10: 0, recall20: 0, mrr: 0, ndcg20pct: 0 };
  #ranked = 0;
  #pooled = 0;

  /** @param ranking keys of papers, the best first; of a pool only its papers, and all of them */
  add(judgement: Judgement, ranking: readonly number[]): void {
    if ("pool" in judgement) {
      this.#pooled += 1;
      this.#sums.ndcg20pct += poolNdcg(judgement.pool, ranking);
      return;
    }
    this.#ranked += 1;
    const { related } = judgement;
    const gains = ranking.slice(0, 10).map((key) => (related.has(key) ? 1 : 0));
    const ideal = Array.from({ length: Math.min(10, related.size) }, () => 1);
    this.#sums.ndcg10 += gain(gains) / gain(ideal);
    this.#sums.recall20 +=
      ranking.slice(0, 20).filter((key) => related.has(key)).length / related.size;
    const first = ranking.findIndex((key) => related.has(key));
    this.#sums.mrr += first === -1 ? 0 : 1 / (first + 1);
  }

  figures(): RankingFigures {
    const mean = (sum: number, count: number): number | null =>
      count === 0 ? null : Number((sum / count).toFixed(4));
    return {
      ndcg10: mean(this.#sums.ndcg10, this.#ranked),
      recall20: mean(this.#sums.recall20, this.#ranked),
      mrr: mean(this.#sums.mrr, this.#ranked),
      ndcg20pct: mean(this.#sums.ndcg20pct, this.#pooled),
    };
  }
}

function poolNdcg(pool: ReadonlyMap<number, number>, ranking: readonly number[]): number {
  const depth = Math.max(1, Math.floor(pool.size * 0.2));
  const best = [...pool.values()].sort((a, b) => b - a).slice(0, depth);
  const ideal = gain(best);
  return ideal === 0 ? 0 : gain(ranking.slice(0, depth).map((key) => pool.get(key) ?? 0)) / ideal;
}

/** Discounted cumulative gain, with the grade itself as gain. */
function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}
