// One import, or one COPY of the same rows, in a process of its own whose memory is nobody else's. Told what to do by
// its first argument, as JSON; tells how far it is and what it came to by messages.
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../src/config.ts";
import { startPglite } from "../src/database/embedded-postgres.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { importJob } from "../src/ingest/import-job.ts";
import { importRequest } from "../src/ingest/import-request.ts";
import type { ImportTask, ImportTaskResult } from "./import-tasks.ts";
import { copyRows, copyRowsEmbedded } from "./table-rows.ts";

const task = JSON.parse(process.argv[2] ?? "") as ImportTask;
const result = await (task.kind === "import" ? runImport(task) : runCopy(task));
// In kilobytes, since the process began.
const peakMb = process.resourceUsage().maxRSS / 1_024;
process.send?.({ type: "result", ...result, peakMb }, () => process.disconnect());

type Outcome = Omit<ImportTaskResult, "peakMb">;

async function runImport({ place, request }: ImportTask & { kind: "import" }): Promise<Outcome> {
  const database = await openDatabase({ dataDir: "", ...place });
  try {
    const context = {
      db: database.prisma,
      pool: database.pool,
      config: readConfig(),
      clock: { now: () => new Date() },
      signal: new AbortController().signal,
    };
    const started = performance.now();
    const summary = await importJob.run(context, importRequest.parse(request), (progress) =>
      process.send?.({ type: "progress", progress }),
    );
    const seconds = (performance.now() - started) / 1_000;
    const { new: added, updated, merged, skipped, failed } = summary;
    return { seconds, counts: { new: added, updated, merged, skipped, failed } };
  } finally {
    await database.close();
  }
}

async function runCopy({ place, rows }: ImportTask & { kind: "copy" }): Promise<Outcome> {
  if ("databaseUrl" in place) {
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    const seconds = await timed(() => copyRows(client, rows));
    await client.end();
    return { seconds, counts: null };
  }
  const pglite = await startPglite({ dataDir: join(place.dataDir, "database") });
  const seconds = await timed(() => copyRowsEmbedded(pglite, rows));
  await pglite.close();
  return { seconds, counts: null };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
