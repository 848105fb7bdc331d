import type { KnownItem } from "./known-items.ts";

/** How well one of those that are compared answered questions of a kind. */
export interface SearchFigures {
  /** How often a right paper stood first, and how often among the first ten. */
  success1: number;
  success10: number;
  p50Ms: number;
  p95Ms: number;
}

/** Counts answers. */
export class SearchMeter {
  readonly #times: number[] = [];
  #first = 0;
  #firstTen = 0;

  /** @param ranking keys, the best first */
  add({ relevant }: KnownItem, ranking: readonly number[], ms: number): void {
    const place = ranking.findIndex((key) => relevant.has(key));
    if (place === 0) this.#first += 1;
    if (place !== -1 && place < 10) this.#firstTen += 1;
    this.#times.push(ms);
  }

  figures(): SearchFigures {
    const asked = Math.max(1, this.#times.length);
    const sorted = this.#times.toSorted((a, b) => a - b);
    const at = (part: number): number => {
      const ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
      return Number(ms.toFixed(3));
    };
    return {
      success1: round(this.#first / asked),
      success10: round(this.#firstTen / asked),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
    };
  }
}

/** What was measured of a kind of questions. */
export interface KindResult {
  name: string;
  asked: number;
  /** Success among the first ten that is aimed at; null where nobody said. */
  aim: number | null;
  figures: Record<string, SearchFigures>;
}

/** The results for people: a line a kind and ranker. */
export function searchTable(results: readonly KindResult[]): string {
  const heads = ["success@1", "success@10", "p50 ms", "p95 ms"];
  const head = " ".repeat(40) + heads.map((one) => one.padStart(12)).join("");
  const lines = results.flatMap(({ name, aim, figures }) =>
    Object.entries(figures).map(([ranker, { success1, success10, p50Ms, p95Ms }], index) => {
      const cells = [success1.toFixed(3), success10.toFixed(3), p50Ms.toFixed(2), p95Ms.toFixed(2)];
      const missed = index === 0 && aim !== null && success10 < aim ? `   aim: ${aim}` : "";
      const label = `${(index === 0 ? name : "").padEnd(21)}${ranker.padEnd(19)}`;
      return label + cells.map((cell) => cell.padStart(12)).join("") + missed;
    }),
  );
  return [head, ...lines].join("\n");
}

function round(part: number): number {
  return Number(part.toFixed(4));
}
