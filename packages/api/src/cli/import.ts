// Brings papers in from a source.
//   pnpm import -- bundled | file PATH | arxiv ID…
import { resolve } from "node:path";
import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { Command } from "commander";
import { readConfig, startFolder } from "../config.ts";
import { importJob } from "../ingest/import-job.ts";
import type { ImportArgs } from "../ingest/import-job.ts";
import type { ImportSummary } from "../ingest/import-papers.ts";
import { JobError } from "../jobs/job.ts";
import { runJob } from "../jobs/run-job.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";
import { showProgress } from "./show-progress.ts";

const program = new Command("import")
  .description(
    "Brings papers in. Importing the same again changes nothing. The database is the one of the settings; when a server holds it, that server does the work.",
  )
  .option(
    "--json",
    'print the counts as JSON in the last line: {"new":…,"updated":…,"merged":…,"skipped":…,"failed":…}',
    false,
  );

program
  .command("bundled")
  .description("the papers that ship with the product, on the list of 5 January 2026")
  .action(() => run({ source: "bundled" }));

program
  .command("file")
  .description("a file of papers: one JSON object a line, or a JSON list; gzipped or not")
  .argument("<path>", "the file")
  .action((path: string) => run({ source: "file", path: resolve(startFolder(), path) }));

program
  .command("arxiv")
  .description("papers of arXiv")
  .argument("<id...>", "arXiv ids or addresses: 1706.03762, https://arxiv.org/abs/hep-th/9901001")
  .action((ids: string[]) => run({ source: "arxiv", ids: arxivIds(ids) }));

await runCli(program);

async function run(args: ImportArgs): Promise<void> {
  const config = readConfig();
  const progress = showProgress();
  let summary: ImportSummary;
  try {
    summary = await runJob(importJob, args, {
      config,
      onProgress: (step) => progress.show(step),
      signal: abortOnInterrupt(),
    });
  } finally {
    progress.end();
  }
  print(summary);
}

function print({ problems, ...counts }: ImportSummary): void {
  for (const { where, reason } of problems) console.error(`Not imported: ${where}: ${reason}`);
  const untold = counts.failed - problems.length;
  if (untold > 0) console.error(`… and ${untold.toLocaleString("en")} more.`);
  const usable = counts.new + counts.updated + counts.merged + counts.skipped;
  if (usable === 0) process.exitCode = 1;
  const { new: added, updated, merged, skipped, failed } = counts;
  console.log(
    program.opts()["json"] === true
      ? JSON.stringify({ new: added, updated, merged, skipped, failed })
      : `${added} new, ${updated} updated, ${merged} merged, ${skipped} as they were, ${failed} not imported.`,
  );
}

/** The ids in normal form, each once. @throws {JobError} naming the first that is none */
function arxivIds(texts: readonly string[]): string[] {
  const ids = texts.map((text) => {
    const id = normalisePaperId("ARXIV", text);
    if (id) return id.value;
    throw new JobError(
      "NOT_AN_ARXIV_ID",
      `“${text.slice(0, 80)}” is no arXiv id. One looks like 1706.03762 or hep-th/9901001.`,
    );
  });
  return [...new Set(ids)];
}
