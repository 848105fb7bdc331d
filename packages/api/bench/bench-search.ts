// How often a search finds the paper that somebody looks for, by the engine that serves and by PostgreSQL's ts_rank.
//   pnpm bench:search -- --papers P.jsonl.gz [--queries Q.jsonl]
import { parseQuery, wordsOf } from "@paperround/schema/search/parse-query";
import { rowsFor } from "@paperround/schema/search/search-cursor";
import { Command } from "commander";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { runCli } from "../src/cli/run-cli.ts";
import { startFolder } from "../src/config.ts";
import { MemoryPaperIndex } from "../src/indexing/memory-paper-index.ts";
import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import { atLeast } from "./at-least.ts";
import { BenchFailure } from "./bench-failure.ts";
import { readPapers } from "./bench-papers.ts";
import type { BenchPapers, Id } from "./bench-papers.ts";
import { knownItems } from "./known-items.ts";
import type { QuestionKind } from "./known-items.ts";
import { misspell } from "./misspell.ts";
import { findPostgresql } from "./postgresql-server.ts";
import { endProgress, report } from "./progress.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { fillSearchDatabase } from "./search-database.ts";
import type { SearchDatabase } from "./search-database.ts";
import { SearchMeter, searchTable } from "./search-figures.ts";
import type { KindResult } from "./search-figures.ts";
import { WordChain } from "./word-chain.ts";

interface Options {
  papers: string;
  queries?: string;
  corpus: number;
  targets: number;
  seed: number;
  databaseUrl?: string;
  postgresql: boolean;
  fallback: boolean;
}

/** So many of the words of made-up papers stand in no other. */
const NEW_WORDS = 0.01;

/** As many hits as the server asks its index for, for a first page. */
const HITS = rowsFor({ first: 20 });

const program = new Command("bench:search")
  .description(
    "Measures search by questions whose answer is known: those of a file, or words of papers that it draws itself, right and misspelt. The last line is JSON.",
  )
  .requiredOption("--papers <path>", "papers: {id, title?, abstract?, bow?, tags?} a line")
  .option("--queries <path>", "questions: {query, relevant: [id…]} a line")
  .option("--corpus <number>", "adds made-up papers until there are so many", atLeast(0), 100_000)
  .option("--targets <number>", "how many papers are looked for", atLeast(1), 500)
  .option("--seed <number>", "draws other papers and words", atLeast(0), 1)
  .option(
    "--database-url <url>",
    "a PostgreSQL server; its user must be allowed to create databases",
  )
  .option("--no-postgresql", "measures the engine alone")
  .option(
    "--fallback",
    "measures all that the database does while there is no index, too, which takes minutes",
    false,
  )
  .action(run);

await runCli(program);

async function run(options: Options): Promise<void> {
  const at = (path: string): string => resolve(startFolder(), path);
  report("Reading papers");
  const file = await readPapers(at(options.papers), true);
  const kinds =
    options.queries === undefined
      ? knownItems(file.papers, options.targets, options.seed)
      : [await readQuestions(at(options.queries), file)];
  if (kinds.every(({ items }) => items.length === 0)) {
    throw new BenchFailure(
      options.queries === undefined
        ? "No paper has a title and an abstract of enough words to be looked for: give --queries."
        : "No line of --queries names a paper of --papers.",
    );
  }
  const papers = [...file.papers, ...distractors(file.papers, options.corpus)];

  report("Building the index");
  const began = performance.now();
  const index = MemoryPaperIndex.build(papers);
  const buildSeconds = Number(((performance.now() - began) / 1_000).toFixed(2));

  const results = kinds.map((kind) => measureEngine(index, kind));
  const database = options.postgresql ? await openSearchDatabase(options, papers) : null;
  try {
    if (database) {
      for (const [place, kind] of kinds.entries())
        await measureDatabase(database, kind, results[place] as KindResult, options.fallback);
    }
  } finally {
    endProgress();
    await database?.close();
  }
  console.log(`${papers.length} papers, ${papers.length - file.papers.length} of them made up.`);
  console.log(searchTable(results));
  console.log(
    JSON.stringify({
      papers: papers.length,
      madeUp: papers.length - file.papers.length,
      buildSeconds,
      kinds: results.map(({ figures, ...kind }) => {
        const found = figures["engine"]?.success10 ?? 0;
        return { ...kind, isMet: kind.aim === null ? null : found >= kind.aim, ...figures };
      }),
    }),
  );
}

async function readQuestions(path: string, { keyOf }: BenchPapers): Promise<QuestionKind> {
  const items: QuestionKind["items"] = [];
  for await (const { query, relevant } of readJsonLines<{ query: string; relevant: Id[] }>(path)) {
    const keys = relevant.flatMap((id) => keyOf.get(String(id)) ?? []);
    if (keys.length > 0) items.push({ query, relevant: new Set(keys) });
  }
  return { name: "questions", aim: null, items };
}

/** Made-up papers that speak as the others do, until there are so many. */
function* distractors(papers: readonly IndexedPaper[], corpus: number): Generator<IndexedPaper> {
  if (papers.length >= corpus) return;
  const [titles, abstracts] = [new WordChain(), new WordChain()];
  for (const { title, abstract } of papers) {
    titles.learn(title ?? "");
    abstracts.learn(abstract ?? "");
  }
  for (let key = papers.length + 1; key <= corpus; key += 1) {
    if (key % 1_000 === 0) report("Making papers up", key, corpus);
    const random = createRandom(key);
    const [title, abstract] = [titles.say(6, random), abstracts.say(120, random)];
    yield { key, title, abstract: withNewWords(abstract, random) };
  }
}

/** As texts by others have: names, coinages, typos. A larger archive has more words that a misspelt one may have been. */
function withNewWords(text: string, random: Random): string {
  return text
    .split(" ")
    .map((word) => (random.next() < NEW_WORDS ? misspell(word, 1, random) : word))
    .join(" ");
}

function measureEngine(index: MemoryPaperIndex, { name, aim, items }: QuestionKind): KindResult {
  const meter = new SearchMeter();
  items.forEach((item, done) => {
    if (done % 100 === 0) report(`Asking the engine: ${name}`, done, items.length);
    const began = performance.now();
    const { hits } = index.search({ text: wordsOf(parseQuery(item.query)), limit: HITS });
    const ranking = hits.map(({ key }) => key);
    meter.add(item, ranking, performance.now() - began);
  });
  return { name, aim, asked: items.length, figures: { engine: meter.figures() } };
}

async function openSearchDatabase(
  { databaseUrl }: Options,
  papers: readonly IndexedPaper[],
): Promise<SearchDatabase> {
  const { env } = process;
  const named = databaseUrl ?? env["DATABASE_URL"] ?? env["TEST_DATABASE_URL"] ?? undefined;
  const server = await findPostgresql(named);
  try {
    const database = await fillSearchDatabase(server, papers);
    const close = async (): Promise<void> => {
      await database.close();
      await server.close();
    };
    return { ...database, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function measureDatabase(
  database: SearchDatabase,
  { name, items }: QuestionKind,
  { figures }: KindResult,
  withFallback: boolean,
): Promise<void> {
  for (const [ranker, label] of [
    ["tsRank", "ts_rank"],
    ...(withFallback ? ([["fallback", "the whole fallback"]] as const) : []),
  ] as const) {
    const meter = new SearchMeter();
    for (const [done, item] of items.entries()) {
      if (done % 20 === 0) report(`Asking ${label}: ${name}`, done, items.length);
      const began = performance.now();
      const ranking = await database[ranker](item.query);
      meter.add(item, ranking, performance.now() - began);
    }
    figures[ranker] = meter.figures();
  }
}
