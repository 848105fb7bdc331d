// How fast digests are composed, of many readers with different wishes.
//   pnpm bench:digest -- --subscribers 50000 --papers 10000 [--database-url postgres://…/empty]
import { composeDue } from "@paperround/schema/digests/compose-due";
import { readToldPapers } from "@paperround/schema/digests/told-papers.sql";
import { takeIssues } from "@paperround/schema/digests/waiting-issues.sql";
import { Command } from "commander";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { runCli } from "../src/cli/run-cli.ts";
import type { Database } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { createDigestWriter } from "../src/digests/write-digest.ts";
import { atLeast } from "./at-least.ts";
import { countStatements } from "./count-statements.ts";
import { fillReaders, spreadLists } from "./digest-readers.ts";
import { fillDatabase } from "./fill-database.ts";
import { LAST_DAY } from "./generate-papers.ts";
import { endProgress, report } from "./progress.ts";

interface Options {
  subscribers: number;
  papers: number;
  databaseUrl?: string;
}

const PUBLIC_URL = "https://papers.example.org";
/** As many of the issues are written as mails, to see what that costs. */
const WRITTEN = 2_000;
/** When all are due: on the evening of the last list. */
const NOW = new Date(`${LAST_DAY}T20:00:00Z`);

const program = new Command("bench:digest")
  .description(
    "Measures how many digests are composed and claimed a second, for readers with different wishes who are all due at once: on the first day, and on the next, when most papers were told of already. The last line is JSON.",
  )
  .option("--subscribers <number>", "so many readers", atLeast(10), 50_000)
  .option(
    "--papers <number>",
    "so many papers, all on lists of the last week",
    atLeast(100),
    10_000,
  )
  .option("--database-url <url>", "an empty PostgreSQL database; the embedded one unless told")
  .action(run);

await runCli(program);

async function run({ subscribers, papers, databaseUrl }: Options): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "paperround-digest-"));
  const database = await openDatabase({ dataDir, databaseUrl });
  try {
    report("Making the database");
    await migrate(database);
    await fillDatabase(database.pool, papers, 1, report);
    await spreadLists(database.pool, NOW);
    await fillReaders(database.pool, subscribers, NOW);
    await database.pool.query("VACUUM ANALYZE");
    const first = await measure(database, NOW);
    const next = await measure(database, new Date(NOW.getTime() + 86_400_000));
    const writtenPerSecond = await measureWriting(database);
    endProgress();
    console.log(
      JSON.stringify({
        database: database.kind,
        subscribers,
        papers,
        ...first,
        nextDay: next,
        writtenPerSecond,
        rssMb: Math.round(process.memoryUsage.rss() / 1_048_576),
      }),
    );
  } finally {
    endProgress();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(database: Database, now: Date) {
  const counted = countStatements(database.pool);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const { due, issues } = await composeDue(
    { db: database.prisma, clock: { now: () => now } },
    { report: (done, total) => report("Composing digests", done, total) },
  );
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    due,
    issues,
    seconds: round(seconds),
    composedPerSecond: Math.round(due / seconds),
    cpuSeconds: round((user + system) / 1_000_000),
    statements: counted(),
  };
}

/** Writes some of the issues as mails, HTML and text: what sending adds to composing, besides the mail server. */
async function measureWriting({ prisma }: Database): Promise<number> {
  const now = new Date(NOW.getTime() + 2 * 86_400_000);
  const issues = await takeIssues(prisma, { now, most: WRITTEN, lease: "bench" });
  const papers = await readToldPapers(prisma, [...new Set(issues.flatMap((one) => one.paperIds))]);
  const write = createDigestWriter(PUBLIC_URL);
  const began = performance.now();
  let length = 0;
  for (const { paperIds, period } of issues) {
    const told = paperIds.flatMap((id) => papers.get(id) ?? []);
    const links = { home: PUBLIC_URL, preferences: PUBLIC_URL, unsubscribe: PUBLIC_URL };
    length += write({ period, papers: told, links }).html.length;
  }
  return length === 0 ? 0 : Math.round(issues.length / ((performance.now() - began) / 1_000));
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
