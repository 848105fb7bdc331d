// How well related papers are found, by the engine that serves them, beside TF-IDF, plain BM25 and LSA.
//   pnpm bench:related -- --papers P.jsonl.gz --libraries L.jsonl.gz --relevance R.jsonl.gz
import { Command } from "commander";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { runCli } from "../src/cli/run-cli.ts";
import { startFolder } from "../src/config.ts";
import { MemoryPaperIndex } from "../src/indexing/memory-paper-index.ts";
import { atLeast } from "./at-least.ts";
import { readPapers } from "./bench-papers.ts";
import type { BenchPapers, Id } from "./bench-papers.ts";
import { createPeers } from "./peer-rankers.ts";
import type { Ranker } from "./peer-rankers.ts";
import { endProgress, report } from "./progress.ts";
import { RankingMeter } from "./ranking-figures.ts";
import type { RankingFigures } from "./ranking-figures.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { readJudgements } from "./relevance.ts";
import type { Judgement } from "./relevance.ts";

interface Options {
  papers: string;
  libraries?: string;
  relevance: string;
  tags: boolean;
  peers: boolean;
  part?: number;
}

const program = new Command("bench:related")
  .description(
    "Measures related papers by a truth that a file holds: {paper, related: [id…]} ranks all papers, {paper, pool: {id: grade…}} those of the pool. The last line is JSON.",
  )
  .requiredOption("--papers <path>", "papers: {id, title?, abstract?, bow?, tags?} a line")
  .option("--libraries <path>", "what people keep in public: {user, papers} a line")
  .requiredOption("--relevance <path>", "what is related to what")
  .option("--no-tags", "leaves the papers' tags out")
  .option("--no-peers", "leaves TF-IDF, plain BM25 and LSA out")
  .option("--part <number>", "asks only the odd (1) or the even (2) lines", atLeast(1))
  .action(run);

await runCli(program);

async function run(options: Options): Promise<void> {
  const at = (path: string): string => resolve(startFolder(), path);
  report("Reading papers");
  const file = await readPapers(at(options.papers), options.tags);
  const { judgements, leftOut } = await readJudgements(at(options.relevance), file);
  const asked = judgements.filter(
    (_, index) => options.part === undefined || index % 2 === (options.part - 1) % 2,
  );

  report("Building the index");
  const began = performance.now();
  const index = MemoryPaperIndex.build(file.papers);
  const buildSeconds = (performance.now() - began) / 1_000;
  if (options.libraries) await keepLibraries(index, at(options.libraries), file);

  const { figures, msPerQuery } = measureIndex(index, asked, file.papers.length);
  const peakMB = process.resourceUsage().maxRSS / 1_024;
  const rows: [string, RankingFigures][] = [];
  if (options.peers) {
    report("Building what it is compared with");
    const peers = createPeers(file.papers);
    for (const [name, ranker] of Object.entries(peers) as [string, Ranker][])
      rows.push([name, measurePeer(name, ranker, asked)]);
  }
  endProgress();
  if (leftOut > 0) console.log(`${leftOut} lines name papers that are not there: left out.`);
  console.log(table([...rows, ["Paperround", figures]]));
  console.log(
    JSON.stringify({
      ...figures,
      queries: asked.length,
      msPerQuery: Number(msPerQuery.toFixed(3)),
      buildSeconds: Number(buildSeconds.toFixed(2)),
      peakMB: Math.round(peakMB),
      papers: file.papers.length,
      peers: Object.fromEntries(rows),
    }),
  );
}

async function keepLibraries(
  index: MemoryPaperIndex,
  path: string,
  { keyOf }: BenchPapers,
): Promise<void> {
  for await (const { user, papers } of readJsonLines<{ user: Id; papers: Id[] }>(path)) {
    for (const id of papers) {
      const key = keyOf.get(String(id));
      if (key !== undefined) index.setKeep(String(user), key, "PUBLIC");
    }
  }
}

function measureIndex(index: MemoryPaperIndex, judgements: readonly Judgement[], papers: number) {
  const meter = new RankingMeter();
  let spent = 0;
  judgements.forEach((judgement, done) => {
    if (done % 100 === 0) report("Asking the index", done, judgements.length);
    const began = performance.now();
    const ranking =
      "pool" in judgement
        ? index.related({
            like: [judgement.paper],
            limit: papers,
            allowed: (key) => judgement.pool.has(key),
          })
        : index.related({ like: [judgement.paper], limit: 20, allowed: () => true });
    spent += performance.now() - began;
    meter.add(
      judgement,
      ranking.map(({ key }) => key),
    );
  });
  return { figures: meter.figures(), msPerQuery: spent / Math.max(1, judgements.length) };
}

function measurePeer(
  name: string,
  ranker: Ranker,
  judgements: readonly Judgement[],
): RankingFigures {
  const meter = new RankingMeter();
  judgements.forEach((judgement, done) => {
    if (done % 100 === 0) report(`Asking ${name}`, done, judgements.length);
    const scores = ranker(judgement.paper - 1);
    scores[judgement.paper - 1] = -1;
    const places =
      "pool" in judgement ? Array.from(judgement.pool.keys(), (key) => key - 1) : scores.keys();
    const order = [...places].filter((place) => "pool" in judgement || (scores[place] ?? 0) > 0);
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    meter.add(
      judgement,
      order.map((place) => place + 1),
    );
  });
  return meter.figures();
}

function table(rows: readonly [string, RankingFigures][]): string {
  const heads = ["nDCG@10", "recall@20", "MRR", "NDCG@20%"];
  const lines = rows.map(([name, figures]) =>
    [name.padEnd(14), ...Object.values(figures).map((value) => cell(value))].join(""),
  );
  return [" ".repeat(14) + heads.map((head) => head.padStart(11)).join(""), ...lines].join("\n");
}

function cell(value: number | null): string {
  return (value === null ? "–" : value.toFixed(4)).padStart(11);
}
