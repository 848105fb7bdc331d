// How well and how fast the nearest vectors are found, beside comparing all: by the statements that serve.
//   pnpm bench:vectors -- --papers 20000 --dimensions 256 [--database-url postgres://…/empty]
import { Command } from "commander";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { runCli } from "../src/cli/run-cli.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { readNearest } from "../src/embeddings/nearest.sql.ts";
import { openVectors } from "../src/embeddings/open-vectors.ts";
import { ensureSpace } from "../src/embeddings/vector-spaces.ts";
import { keepVectors } from "../src/embeddings/vectors.sql.ts";
import { createLogger } from "../src/logging/logger.ts";
import { atLeast } from "./at-least.ts";
import { BenchFailure } from "./bench-failure.ts";
import { endProgress, report } from "./progress.ts";
import { createRandom } from "./random.ts";

interface Options {
  papers: number;
  dimensions: number;
  queries: number;
  databaseUrl?: string;
}

/** Models spread texts over far fewer directions than they have numbers. */
const FACTORS = 48;
const TOPICS = 200;
const NOISE = 0.35;
const NEAREST = 10;
const WRITTEN = 4;
/** As many as the server asks for. */
const DEPTH = 100;
const EMPTY_HASH = "d41d8cd9-8f00-b204-e980-0998ecf8427e";

const program = new Command("bench:vectors")
  .description(
    "Measures the nearest vectors by pgvector beside an exact comparison, on the embedded database or on an empty one of a server. The last line is JSON.",
  )
  .option("--papers <number>", "so many vectors", atLeast(1_000), 20_000)
  .option("--dimensions <number>", "of so many numbers", atLeast(FACTORS), 256)
  .option("--queries <number>", "so many questions", atLeast(1), 500)
  .option("--database-url <url>", "an empty PostgreSQL database; the embedded one unless told")
  .action(run);

await runCli(program);

async function run({ papers, dimensions, queries, databaseUrl }: Options): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "paperround-vectors-"));
  const database = await openDatabase({ dataDir, databaseUrl });
  try {
    report("Making the database");
    await migrate(database);
    const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
    const vectors = await openVectors(database, logger);
    if (!vectors) throw new BenchFailure("This database has no pgvector: name another one.");
    await database.pool.query(
      "INSERT INTO papers (title, updated_at) SELECT 'Paper ' || n, now() FROM generate_series(1, $1::int) AS n",
      [papers],
    );
    const space = await ensureSpace(vectors, "bench", dimensions);
    const draw = vectorSource(dimensions);
    const all = Array.from({ length: papers }, draw);

    const began = performance.now();
    for (let from = 0; from < papers; from += WRITTEN) {
      if (from % 1_024 === 0) report("Writing vectors", from, papers);
      const batch = all.slice(from, from + WRITTEN).map((vector, at) => ({
        paper: { id: from + at + 1, title: "", abstract: null, hash: EMPTY_HASH },
        vector,
      }));
      await keepVectors(vectors, space, batch);
    }
    const writeSeconds = (performance.now() - began) / 1_000;
    await database.pool.query("ANALYZE");

    let found = 0;
    const times: number[] = [];
    for (let query = 0; query < queries; query += 1) {
      if (query % 50 === 0) report("Asking", query, queries);
      const vector = draw();
      const asked = performance.now();
      const [near = []] = await readNearest(
        vectors,
        space,
        [{ vector, like: [], unlike: [] }],
        DEPTH,
      );
      times.push(performance.now() - asked);
      const truth = exact(all, vector);
      found += near.slice(0, NEAREST).filter(({ key }) => truth.has(key)).length;
    }
    endProgress();
    times.sort((a, b) => a - b);
    console.log(
      JSON.stringify({
        database: database.kind,
        papers,
        dimensions,
        recallAt10: Number((found / queries / NEAREST).toFixed(4)),
        msMedian: Number((times[Math.floor(queries / 2)] ?? 0).toFixed(2)),
        msWorstOf100: Number((times[Math.floor(queries * 0.99)] ?? 0).toFixed(2)),
        writeSeconds: Number(writeSeconds.toFixed(1)),
      }),
    );
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Vectors as models make them: topics, in a few directions, with noise in all. */
function vectorSource(dimensions: number): () => Float32Array {
  const random = createRandom(7);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(random.next() + Number.EPSILON)) *
    Math.cos(2 * Math.PI * random.next());
  const draw = (length: number): Float32Array => Float32Array.from({ length }, normal);
  const directions = Array.from({ length: FACTORS }, () => draw(dimensions));
  const topics = Array.from({ length: TOPICS }, () => draw(FACTORS));
  return () => {
    const topic = topics[Math.floor(random.next() * TOPICS)] ?? draw(FACTORS);
    const vector = draw(dimensions).map((value) => value * NOISE * Math.sqrt(FACTORS));
    for (const [at, direction] of directions.entries()) {
      const weight = (topic[at] ?? 0) + normal();
      for (let to = 0; to < dimensions; to += 1)
        vector[to] = (vector[to] ?? 0) + weight * (direction[to] ?? 0);
    }
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
}

/** The rows of the nearest, by comparing all. */
function exact(all: readonly Float32Array[], asked: Float32Array): Set<number> {
  const scored = all.map((vector, at) => {
    let sum = 0;
    for (let to = 0; to < asked.length; to += 1) sum += (vector[to] ?? 0) * (asked[to] ?? 0);
    return { key: at + 1, sum };
  });
  scored.sort((a, b) => b.sum - a.sum);
  return new Set(scored.slice(0, NEAREST).map(({ key }) => key));
}
