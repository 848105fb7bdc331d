// What related papers add to asking for a paper: the panel's query with ten of them, beside the query for the paper alone.
//   pnpm bench:panel [-- --papers 100000] [--database-url URL]
import { performance } from "node:perf_hooks";
import { Command } from "commander";
import { runCli } from "../src/cli/run-cli.ts";
import { atLeast } from "./at-least.ts";
import { BenchFailure } from "./bench-failure.ts";
import { arxivIdOf } from "./generate-papers.ts";
import { SMALLEST_CORPUS } from "./operations.ts";
import { percentile, toThousandths } from "./percentiles.ts";
import { endProgress, report } from "./progress.ts";
import { createRandom } from "./random.ts";
import { serveCorpus } from "./serve-corpus.ts";
import type { ServedProcess } from "./served-process.ts";

const PAPER = `id title upvoteCount commentCount summary publishedOn viewerHasUpvoted
  authors(first: 5) { nodes { name author { id } } } org { slug name } links { landing pdf code }`;
const QUERIES = {
  single: `query ($arxiv: String!) { paper(ref: {arxiv: $arxiv}) { ${PAPER} } }`,
  panel: `query ($arxiv: String!) { paper(ref: {arxiv: $arxiv}) { ${PAPER}
    related(first: 10) { servedBy edges { score reasons { kind text } node { id title upvoteCount links { landing } } } } } }`,
} as const;
type Kind = keyof typeof QUERIES;

/** How often each is asked again; of each the fastest counts: of what else the machine does less is measured. */
const ROUNDS = 3;
/** How long the server may take to make its index, in milliseconds. */
const PATIENCE = 600_000;

interface Options {
  papers: number;
  queries: number;
  databaseUrl?: string;
}

const program = new Command("bench:panel")
  .description(
    "Measures the query for a paper with ten related papers against the query for the paper alone, one after the other over HTTP, served by the index. The last line is JSON.",
  )
  .option("--papers <number>", "how many papers there are", atLeast(SMALLEST_CORPUS), 100_000)
  .option("--queries <number>", "how many papers are asked for", atLeast(10), 500)
  .option("--database-url <url>", "on a PostgreSQL server; otherwise on the embedded database")
  .action(run);

await runCli(program);

async function run({ queries, ...corpus }: Options): Promise<void> {
  const { papers } = corpus;
  await serveCorpus(corpus, async (server) => {
    await untilIndexed(server);
    const random = createRandom(11);
    const places = new Set<number>();
    while (places.size < queries) places.add(1 + random.below(papers));
    const asked = [...places].map(arxivIdOf);
    const others = Array.from({ length: 100 }, () => 1 + random.below(papers));
    const warmUp = others.filter((place) => !places.has(place)).map(arxivIdOf);
    for (const arxiv of warmUp)
      for (const kind of ["single", "panel"] as const) await ask(server, kind, arxiv);
    // The index keeps what is near to a paper until anything changes: who asks first pays for it.
    const first = figures(await measure(server, asked, 1));
    const again = figures(await measure(server, asked, ROUNDS));
    endProgress();
    console.log(`first: ${JSON.stringify(first)}\nagain: ${JSON.stringify(again)}`);
    console.log(JSON.stringify({ papers, first, again }));
  });
}

/** Both kinds in turn, so that both meet the same machine. */
async function measure(
  server: ServedProcess,
  asked: readonly string[],
  rounds: number,
): Promise<Record<Kind, Float64Array>> {
  const spent = {
    single: new Float64Array(asked.length).fill(Infinity),
    panel: new Float64Array(asked.length).fill(Infinity),
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, arxiv] of asked.entries()) {
      for (const kind of ["single", "panel"] as const) {
        const began = performance.now();
        await ask(server, kind, arxiv);
        const ms = performance.now() - began;
        spent[kind][at] = Math.min(spent[kind][at] ?? Infinity, ms);
      }
      if (at % 50 === 0) report("Asking", round * asked.length + at, rounds * asked.length);
    }
  }
  return spent;
}

async function untilIndexed(server: ServedProcess): Promise<void> {
  const began = performance.now();
  for (;;) {
    const related = await ask(server, "panel", arxivIdOf(1));
    if (related?.servedBy === "INDEX") return;
    if (performance.now() - began > PATIENCE)
      throw new BenchFailure("The server has not made its index in ten minutes.");
    report("Waiting for the index");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

interface Related {
  servedBy: string;
  edges: unknown[];
}

/** @throws {BenchFailure} when the answer is not what was asked for */
async function ask(server: ServedProcess, kind: Kind, arxiv: string): Promise<Related | undefined> {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERIES[kind], variables: { arxiv } }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as {
    data?: { paper: { related?: Related } | null };
    errors?: unknown;
  };
  const paper = data?.paper;
  if (!paper || errors !== undefined) throw new BenchFailure(`No answer for ${arxiv}: ${text}`);
  if (kind === "panel" && paper.related?.edges.length !== 10)
    throw new BenchFailure(`There are no ten papers near ${arxiv}: ${text}`);
  return paper.related;
}

/** Milliseconds of both, and how many times as long the panel takes. */
function figures(spent: Record<Kind, Float64Array>) {
  const [single, panel] = [percentiles(spent.single), percentiles(spent.panel)];
  return { single, panel, ratio: toThousandths(panel.p50 / single.p50) };
}

function percentiles(spent: Float64Array): { p50: number; p95: number } {
  const sorted = spent.toSorted();
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}
