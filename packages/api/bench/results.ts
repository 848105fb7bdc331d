import { medians } from "./measure.ts";
import type { Figures, Measured } from "./measure.ts";
import { OPERATIONS } from "./operations.ts";
import type { Operation } from "./operations.ts";

/** One operation: the product's figures, and those of what it is compared with. */
export interface Result extends Figures {
  /** Throughput divided by the baseline's: 1 is as fast as SQL by hand over bare HTTP. */
  ratio: number;
  baseline: Figures;
}

/** Both operations on one kind of database. */
export interface Results extends Record<Operation, Result> {
  memoryMb: { paperround: number; baseline: number };
}

/** Puts the figures of both servers side by side. */
export function compare(paperround: Measured, baseline: Measured): Results {
  const result = (operation: Operation): Result => {
    const ours = medians(paperround.rounds[operation]);
    const theirs = medians(baseline.rounds[operation]);
    const ratio = ours.requestsPerSecond / theirs.requestsPerSecond;
    return { ratio: round(ratio, 3), ...rounded(ours), baseline: rounded(theirs) };
  };
  return {
    list: result("list"),
    single: result("single"),
    memoryMb: {
      paperround: Math.round(paperround.memoryMb),
      baseline: Math.round(baseline.memoryMb),
    },
  };
}

/** The results for people: a line a server and operation. */
export function table(results: Results): string {
  const heads = ["requests/s", "÷ baseline", "p50 ms", "p99 ms", "server CPU ms", "memory MB"];
  const line = (name: string, cells: string[]): string =>
    name.padEnd(22) +
    cells.map((cell, index) => cell.padStart((heads[index]?.length ?? 0) + 2)).join("");
  const row = (name: string, figures: Figures, ratio: number, memoryMb: number): string =>
    line(name, [
      Math.round(figures.requestsPerSecond).toLocaleString("en"),
      ratio.toFixed(2),
      figures.p50.toFixed(2),
      figures.p99.toFixed(2),
      figures.cpuMs.toFixed(3),
      String(memoryMb),
    ]);
  return [
    line("", heads),
    ...OPERATIONS.flatMap((operation) => {
      const { ratio, baseline, ...ours } = results[operation];
      return [
        row(`${operation}, baseline`, baseline, 1, results.memoryMb.baseline),
        row(`${operation}, paperround`, ours, ratio, results.memoryMb.paperround),
      ];
    }),
  ].join("\n");
}

function rounded({ requestsPerSecond, p50, p99, cpuMs }: Figures): Figures {
  return {
    requestsPerSecond: Math.round(requestsPerSecond),
    p50: round(p50, 2),
    p99: round(p99, 2),
    cpuMs: round(cpuMs, 3),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
