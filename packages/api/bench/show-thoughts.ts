// What the bundled papers answer to thoughts, beside PostgreSQL's ts_rank: the table in docs/search.md.
//   pnpm show:thoughts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { runCli } from "../src/cli/run-cli.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { loadBundled } from "../src/ingest/load-bundled.ts";
import { findThoughts, thoughtTable } from "./thoughts.ts";

const program = new Command("show:thoughts")
  .description(
    "Prints what the bundled papers answer to searches of people who have a thought and no title, beside PostgreSQL's ts_rank.",
  )
  .action(run);

await runCli(program);

async function run(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "paperround-thoughts-"));
  const database = await openDatabase({ dataDir });
  try {
    await migrate(database);
    const clock = { now: () => new Date() };
    await loadBundled({ db: database.prisma, clock, signal: new AbortController().signal });
    console.log(thoughtTable(await findThoughts(database.prisma, database.sql)));
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
