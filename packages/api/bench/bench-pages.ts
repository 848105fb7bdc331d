// What a page adds to its data: `/` beside the GraphQL operation that it is made of, in turn, over HTTP.
//   pnpm bench:pages [-- --papers 100000] [--seconds 4] [--rounds 5] [--database-url URL]
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import { print } from "graphql";
import pg from "pg";
import { runCli } from "../src/cli/run-cli.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { feedOperation } from "../src/pages/operations/feed.ts";
import { atLeast } from "./at-least.ts";
import { BenchFailure } from "./bench-failure.ts";
import { SMALLEST_CORPUS } from "./operations.ts";
import { percentile, toThousandths } from "./percentiles.ts";
import { endProgress, report } from "./progress.ts";
import { serveCorpus } from "./serve-corpus.ts";
import type { ServedProcess } from "./served-process.ts";
import { signInEverybody } from "./sessions.ts";
import type { Place } from "./subjects.ts";

/** How many requests are on their way at once: as few as leave the server time to answer each. */
const CONNECTIONS = 4;

/** What is asked, each in its turn. */
const KINDS = ["graphql", "page", "unchanged", "signedInGraphql", "signedInPage"] as const;
type Kind = (typeof KINDS)[number];

interface Options {
  papers: number;
  seconds: number;
  rounds: number;
  databaseUrl?: string;
}

const program = new Command("bench:pages")
  .description(
    "Measures the page of the day's papers against the GraphQL operation that it is made of: for who is signed out, signed in, and has the page already. The last line is JSON.",
  )
  .option("--papers <number>", "how many papers there are", atLeast(SMALLEST_CORPUS), 100_000)
  .option("--seconds <number>", "how long each is asked in a round", atLeast(1), 4)
  .option("--rounds <number>", "how many rounds", atLeast(1), 5)
  .option("--database-url <url>", "on a PostgreSQL server; otherwise on the embedded database")
  .action(run);

await runCli(program);

async function run({ seconds, rounds, ...corpus }: Options): Promise<void> {
  await serveCorpus(
    corpus,
    async (server, [token = ""]) => {
      const asked = await questions(server, token);
      const spent = await measure(server, asked, { seconds, rounds });
      endProgress();
      const figures = Object.fromEntries(KINDS.map((kind) => [kind, percentiles(spent[kind])]));
      for (const kind of KINDS) console.log(`${kind}: ${JSON.stringify(figures[kind])} ms`);
      const ratio = (kind: Kind, to: Kind) =>
        toThousandths((figures[kind]?.p95 ?? 0) / (figures[to]?.p95 ?? 1));
      const page = await (await ask(server, asked.page)).text();
      console.log(
        JSON.stringify({
          papers: corpus.papers,
          cards: page.match(/class="paper-card"/g)?.length ?? 0,
          ...figures,
          p95Ratio: ratio("page", "graphql"),
          p95RatioUnchanged: ratio("unchanged", "graphql"),
          p95RatioSignedIn: ratio("signedInPage", "signedInGraphql"),
          htmlBytes: Buffer.byteLength(page),
          gzippedBytes: gzipSync(page).length,
        }),
      );
    },
    signIn,
  );
}

async function signIn(place: Place): Promise<string[]> {
  if ("databaseUrl" in place) {
    const pool = new pg.Pool({ connectionString: place.databaseUrl });
    try {
      return await signInEverybody(pool);
    } finally {
      await pool.end();
    }
  }
  const database = await openDatabase({ ...place, databaseUrl: undefined });
  try {
    return await signInEverybody(database.pool);
  } finally {
    await database.close();
  }
}

interface Question {
  path: string;
  init: RequestInit;
  status: number;
}

async function questions(server: ServedProcess, token: string): Promise<Record<Kind, Question>> {
  const graphql = (isSignedIn: boolean): Question => ({
    path: "/graphql",
    init: {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(isSignedIn ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({
        query: print(feedOperation(isSignedIn, false).document),
        variables: { period: "DAY" },
      }),
    },
    status: 200,
  });
  const page = (headers: Record<string, string>, status = 200): Question => ({
    path: "/",
    init: { headers: { accept: "text/html", ...headers } },
    status,
  });
  const tag = (await fetch(`${server.url}/`)).headers.get("etag") ?? "";
  return {
    graphql: graphql(false),
    page: page({}),
    unchanged: page({ "if-none-match": tag }, 304),
    signedInGraphql: graphql(true),
    signedInPage: page({ cookie: `paperround-pages=${token}` }),
  };
}

/** Each kind in turn, so that all meet the same machine; the first round is not counted. */
async function measure(
  server: ServedProcess,
  asked: Record<Kind, Question>,
  { seconds, rounds }: Pick<Options, "seconds" | "rounds">,
): Promise<Record<Kind, number[]>> {
  const spent: Record<Kind, number[]> = {
    graphql: [],
    page: [],
    unchanged: [],
    signedInGraphql: [],
    signedInPage: [],
  };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, kind] of KINDS.entries()) {
      report("Asking", round * KINDS.length + at, (rounds + 1) * KINDS.length);
      const times = await load(server, asked[kind], seconds);
      if (round > 0) spent[kind].push(...times);
    }
  }
  return spent;
}

async function load(server: ServedProcess, question: Question, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now();
      await (await ask(server, question)).arrayBuffer();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return times;
}

/** @throws {BenchFailure} when the answer is not the one that is measured */
async function ask(server: ServedProcess, { path, init, status }: Question): Promise<Response> {
  const response = await fetch(server.url + path, init);
  if (response.status === status) return response;
  throw new BenchFailure(`${path} answers ${response.status}: ${await response.text()}`);
}

function percentiles(times: number[]): { p50: number; p95: number; requests: number } {
  const sorted = Float64Array.from(times).sort();
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    requests: times.length,
  };
}
