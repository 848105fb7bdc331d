import type { PrismaClient, Sql } from "@paperround/schema/context";
import { parseQuery, wordsOf } from "@paperround/schema/search/parse-query";
import { whereFiltered } from "@paperround/schema/search/search-filter.sql";
import { readSearch } from "@paperround/schema/search/search-input";
import { findWithAll } from "@paperround/schema/search/search.sql";
import { MemoryPaperIndex } from "../src/indexing/memory-paper-index.ts";
import { buildFromDatabase } from "../src/indexing/serving/build-from-database.ts";

/** What somebody types who has a thought and no title, and by how its papers' titles begin that have to be found first. */
export const THOUGHTS: readonly { query: string; first: readonly string[] }[] = [
  {
    query: "how to choose pretraining data",
    first: ["DataMan", "Get more for less"],
  },
  { query: "which mix of sources should a model be trained on", first: ["A Pretrainer's Guide"] },
  { query: "rewrite bad web pages instead of throwing them away", first: ["Recycling the Web"] },
  { query: "why do models invent facts", first: ["Calibrated Language Models"] },
  { query: "teach a model mathematics", first: ["MASS"] },
  {
    query: "in what order should a model see its training data",
    first: ["How Learning Rate Decay"],
  },
  {
    query: "what wrong labels do to a model",
    first: ["Understanding and Mitigating the Label Noise", "Predictions For Pre-training"],
  },
  {
    query: "forecast what comes next in a series",
    first: ["Pre-training Time Series", "Generative Pretrained Hierarchical Transformer"],
  },
  { query: "one pipeline for all languages", first: ["FineWeb2"] },
  { query: "cheap experiments with training data", first: ["Train Once, Answer All"] },
  {
    query: "pictures and text together",
    first: ["Data Filtering Networks", "Quality Not Quantity"],
  },
];

/** So many titles of each answer are shown. */
const SHOWN = 3;

/** What was found: titles, the best first. */
export interface FoundThought {
  query: string;
  engine: string[];
  tsRank: string[];
}

/** Asks the engine that serves, and PostgreSQL's ts_rank, for each thought, among the papers of a database. */
export async function findThoughts(prisma: PrismaClient, sql: Sql): Promise<FoundThought[]> {
  const { signal } = new AbortController();
  const { contents } = await buildFromDatabase({ prisma, sql }, signal);
  const index = MemoryPaperIndex.of(contents);
  const titles = new Map(
    (await prisma.paper.findMany({ select: { id: true, title: true } })).map(({ id, title }) => [
      id,
      title,
    ]),
  );
  const named = (ids: readonly number[]) => ids.slice(0, SHOWN).map((id) => titles.get(id) ?? "");
  const found: FoundThought[] = [];
  for (const { query } of THOUGHTS) {
    const { hits } = index.search({ text: wordsOf(parseQuery(query)), limit: SHOWN });
    const { filter, ...words } = readSearch(query, null);
    const ranked = await findWithAll(prisma, words, whereFiltered(filter, null), "RELEVANCE");
    found.push({
      query,
      engine: named(hits.map(({ key }) => key)),
      tsRank: named(ranked.map(({ id }) => id)),
    });
  }
  return found;
}

/** The answers for people, in Markdown. */
export function thoughtTable(found: readonly FoundThought[]): string {
  const cell = (titles: readonly string[]) =>
    titles.length === 0 ? "nothing" : titles.map(shortened).join("; ");
  return [
    "| typed | found first | by `ts_rank` |",
    "| --- | --- | --- |",
    ...found.map(({ query, engine, tsRank }) => `| ${query} | ${cell(engine)} | ${cell(tsRank)} |`),
  ].join("\n");
}

function shortened(title: string): string {
  const [before = ""] = title.split(": ");
  return before.length <= 60 ? before : `${before.slice(0, 57).trimEnd()} …`;
}
