// How fast the engine of search and related papers is, and how much memory it takes, on made-up papers.
//   pnpm bench:engine [-- --papers 25000,100000,500000] [--million]
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { rowsFor } from "@paperround/schema/search/search-cursor";
import { Command, InvalidArgumentError } from "commander";
import { runCli } from "../src/cli/run-cli.ts";
import { MemoryPaperIndex, mergeSegments } from "../src/indexing/memory-paper-index.ts";
import { readSnapshot } from "../src/indexing/snapshot/read-snapshot.ts";
import { writeSnapshot } from "../src/indexing/snapshot/write-snapshot.ts";
import { atLeast } from "./at-least.ts";
import { madeUpPaper, madeUpQuery } from "./made-up-corpus.ts";
import { percentile, toThousandths } from "./percentiles.ts";
import { endProgress, report } from "./progress.ts";

/** As many hits as the server asks for, for the first page. */
const HITS = rowsFor({ first: 20 });
/** How often each question is asked, the others in between. */
const ROUNDS = 3;

interface Options {
  papers: number[];
  million: boolean;
  queries: number;
}

/** What was measured with so many papers. */
interface Figures {
  papers: number;
  papersPerSecond: number;
  bytesPerPaper: number;
  residentMB: number;
  relatedMs: Percentiles;
  searchMs: Percentiles;
  /** One more paper, until it can be found. */
  putMs: Percentiles;
  mergeSeconds: number;
  snapshotWriteSeconds: number;
  snapshotLoadSeconds: number;
}

interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

const program = new Command("bench:engine")
  .description(
    "Measures the engine of search and related papers in this process, on made-up papers. The last line is JSON.",
  )
  .option("--papers <numbers>", "how many papers", readNumbers, [25_000, 100_000, 500_000])
  .option("--million", "a million papers, too", false)
  .option("--queries <number>", "how many questions of each kind", atLeast(10), 1_000)
  .action(run);

await runCli(program);

async function run({ papers, million, queries }: Options): Promise<void> {
  const results: Figures[] = [];
  for (const size of million ? [...papers, 1_000_000] : papers) {
    results.push(await measure(size, queries));
    endProgress();
    console.log(JSON.stringify(results.at(-1), null, 2));
  }
  console.log(JSON.stringify({ engine: results }));
}

async function measure(papers: number, queries: number): Promise<Figures> {
  const step = `Building an index of ${papers.toLocaleString("en")} papers`;
  let making = 0;
  function* all() {
    for (let key = 1; key <= papers; key += 1) {
      const began = performance.now();
      const paper = madeUpPaper(key);
      making += performance.now() - began;
      if (key % 5_000 === 0) report(step, key, papers);
      yield paper;
    }
  }
  const began = performance.now();
  const index = MemoryPaperIndex.build(all());
  const building = performance.now() - began - making;

  const key = (at: number): number => 1 + ((at * 7_919) % papers);
  const ask = (name: string, question: (at: number) => unknown): Percentiles => {
    report(name);
    // As a server that has run for a while.
    for (let at = 0; at < 200; at += 1) question(queries + at);
    return percentiles(queries, question);
  };
  // With a condition, since what is found without one is kept and would be told again.
  const relatedMs = ask("Related papers", (at) =>
    index.related({ like: [key(at)], limit: 20, allowed: () => true }),
  );
  const texts = Array.from({ length: queries + 200 }, (_, at) => madeUpQuery(key(at)));
  const searchMs = ask("Searching", (at) => index.search({ text: texts[at] ?? "", limit: HITS }));
  const putMs = percentiles(1_000, (at) => index.put(madeUpPaper(papers + 1 + at)), 1);

  report("Merging and writing a snapshot");
  const folder = await mkdtemp(join(tmpdir(), "bench-engine-"));
  try {
    const path = join(folder, "index");
    const [contents, mergeSeconds] = await timed(() => index.compact(mergeSegments));
    const [, snapshotWriteSeconds] = await timed(() => writeSnapshot(path, contents, ""));
    const { size } = await stat(path);
    const [, snapshotLoadSeconds] = await timed(async () =>
      MemoryPaperIndex.of((await readSnapshot(path)).contents),
    );
    return {
      papers,
      papersPerSecond: Math.round(papers / (building / 1_000)),
      bytesPerPaper: Math.round(size / index.size),
      residentMB: Math.round(process.memoryUsage.rss() / 1_048_576),
      relatedMs,
      searchMs,
      putMs,
      mergeSeconds,
      snapshotWriteSeconds,
      snapshotLoadSeconds,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const began = performance.now();
  const result = await work();
  return [result, toThousandths((performance.now() - began) / 1_000)];
}

/** Asks all questions several times, and takes of each the fastest: of what else the machine does less is measured. */
function percentiles(
  times: number,
  question: (at: number) => unknown,
  rounds: number = ROUNDS,
): Percentiles {
  const spent = new Float64Array(times).fill(Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < times; at += 1) {
      const began = performance.now();
      question(at);
      spent[at] = Math.min(spent[at] ?? Infinity, performance.now() - began);
    }
  }
  spent.sort();
  return {
    p50: percentile(spent, 0.5),
    p95: percentile(spent, 0.95),
    p99: percentile(spent, 0.99),
  };
}

function readNumbers(text: string): number[] {
  const numbers = text.split(",").map(Number);
  if (numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return numbers;
  throw new InvalidArgumentError("They are whole numbers with commas between.");
}
