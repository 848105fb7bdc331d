import { medians } from "./measure.ts";
import type { Figures, Measured } from "./measure.ts";
import type { Operation } from "./operations.ts";
import type { Subject } from "./subjects.ts";

/** Figures, and how they stand to those of the baseline. */
interface Compared extends Figures {
  /** Throughput divided by the baseline's: 1 is as fast as SQL by hand over bare HTTP. */
  ratio: number;
}

type PeerName = Exclude<Subject["name"], "paperround" | "baseline">;

/** One operation: the product's figures, those of what it is compared with, and the ratio of each peer that was there. */
export type Result = Compared &
  Partial<Record<PeerName, number>> & {
    baseline: Figures;
    peers: Partial<Record<PeerName, Compared>>;
  };

/** What was measured on one kind of database. */
export interface Results extends Partial<Record<Operation, Result>> {
  memoryMb: Partial<Record<Subject["name"], number>>;
}

/** Puts the figures of all servers side by side. */
export function compare(ours: Measured, baseline: Measured, peers: readonly Measured[]): Results {
  const result = (operation: Operation): Result => {
    const byHand = medians(baseline.rounds[operation]);
    const compared = (server: Measured): Compared => {
      const figures = medians(server.rounds[operation]);
      const ratio = figures.requestsPerSecond / byHand.requestsPerSecond;
      return { ratio: round(ratio, 3), ...rounded(figures) };
    };
    const others = peers.map((peer) => [peer.subject.name, compared(peer)] as const);
    return {
      ...compared(ours),
      ...Object.fromEntries(others.map(([name, { ratio }]) => [name, ratio])),
      baseline: rounded(byHand),
      peers: Object.fromEntries(others),
    };
  };
  const operations = Object.keys(ours.rounds) as Operation[];
  const measured = operations.filter((operation) => ours.rounds[operation].length > 0);
  const memoryMb = [ours, baseline, ...peers].map((server) => [
    server.subject.name,
    Math.round(server.memoryMb),
  ]);
  return {
    ...Object.fromEntries(measured.map((operation) => [operation, result(operation)])),
    memoryMb: Object.fromEntries(memoryMb),
  };
}

/** The results for people: a line a server and operation. */
export function table({ memoryMb, ...results }: Results): string {
  const heads = ["requests/s", "÷ baseline", "p50 ms", "p99 ms", "server CPU ms", "memory MB"];
  const line = (name: string, cells: string[]): string =>
    name.padEnd(26) +
    cells.map((cell, index) => cell.padStart((heads[index]?.length ?? 0) + 2)).join("");
  const row = (operation: Operation, name: Subject["name"], figures: Figures, ratio: number) =>
    line(`${operation}, ${name}`, [
      Math.round(figures.requestsPerSecond).toLocaleString("en"),
      ratio.toFixed(2),
      figures.p50.toFixed(2),
      figures.p99.toFixed(2),
      figures.cpuMs.toFixed(3),
      String(memoryMb[name] ?? ""),
    ]);
  return [
    line("", heads),
    ...(Object.entries(results) as [Operation, Result][]).flatMap(([operation, result]) => {
      const { ratio, baseline, peers, ...ours } = result;
      return [
        row(operation, "baseline", baseline, 1),
        row(operation, "paperround", ours, ratio),
        ...Object.entries(peers).map(([name, figures]) =>
          row(operation, name as PeerName, figures, figures.ratio),
        ),
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
