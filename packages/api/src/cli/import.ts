// Brings papers in from a source.
//   pnpm run import -- daily --day DAY | daily --from DAY --to DAY | daily PATH | arxiv ID… | file PATH | …
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { importJob } from "../ingest/import-job.ts";
import type { ImportSummary } from "../ingest/import-papers.ts";
import { importRequest } from "../ingest/import-request.ts";
import type { ImportRequestInput } from "../ingest/import-request.ts";
import { quarantineJob } from "../ingest/quarantine-job.ts";
import { runJob } from "../jobs/run-job.ts";
import { absolute, arxivAsk, dailyAsk, either, given, wholeNumber } from "./import-asks.ts";
import type { ArxivOptions, DailyOptions, SearchOptions } from "./import-asks.ts";
import { readIds, readIdsOf } from "./read-ids.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";
import { showProgress } from "./show-progress.ts";

const program = new Command("import")
  .description(
    "Brings papers in. Importing the same again changes nothing; an import that was stopped goes on where it was. The database is the one of the settings; when a server holds it, that server does the work.",
  )
  .option(
    "--json",
    'print the counts as JSON in the last line: {"new":…,"updated":…,"merged":…,"skipped":…,"failed":…}',
    false,
  )
  .option("--restart", "begin at the beginning, wherever the last run got to", false);

program
  .command("bundled")
  .description("the papers that ship with the product, on the list of 5 January 2026")
  .action(() => run({ source: "bundled" }));

program
  .command("file")
  .description(
    "a file of papers: JSON (one object a line, or a list), CSL-JSON, BibTeX or RIS; gzipped or not",
  )
  .argument("<path>", "the file")
  .action((path: string) => run({ source: "file", ask: { path: absolute(path) } }));

program
  .command("daily")
  .description("the Hugging Face daily papers: of a day, of some days, or from a file of them")
  .argument("[path]", "a file of entries: JSON or JSON lines, gzipped or not")
  .option("--day <day>", "one day: 2026-01-05")
  .option("--from <day>", "the first of several days")
  .option("--to <day>", "the last of them; today where it is left out")
  .action((path: string | undefined, options: DailyOptions) =>
    run({ source: "daily", ask: dailyAsk(path, options) }),
  );

program
  .command("arxiv")
  .description("papers of arXiv: by id, by query, or all that changed in some days")
  .argument("[id...]", "arXiv ids or addresses: 1706.03762, https://arxiv.org/abs/hep-th/9901001")
  .option("--query <query>", "as arXiv's manual says: cat:cs.CL AND ti:attention")
  .option("--limit <number>", "at most so many of a query's papers, the newest first", wholeNumber)
  .option("--harvest", "all that changed, from --from on")
  .option("--from <day>", "the first day of a harvest")
  .option("--until <day>", "the last day of a harvest")
  .option("--set <set>", "one of arXiv's sets: cs, math, physics:hep-th")
  .action((ids: string[], options: ArxivOptions) =>
    run({ source: "arxiv", ask: arxivAsk(ids, options) }),
  );

program
  .command("openalex")
  .description("papers of OpenAlex: by id, by words, or by filter")
  .argument("[id...]", "ids or addresses: W2741809807, a DOI, a PMID")
  .option("--search <words>", "words")
  .option("--filter <filter>", "as OpenAlex writes filters: from_publication_date:2026-01-01")
  .option("--limit <number>", "at most so many", wholeNumber)
  .action((texts: string[], { search, filter, limit }: SearchOptions) => {
    const found = { ...given({ search }), ...given({ filter }), ...given({ limit }) };
    const isSearch = search !== undefined || filter !== undefined;
    const ids = () => readIds(texts, "OpenAlex");
    return run({ source: "openalex", ask: either(texts, isSearch ? found : null, ids) });
  });

program
  .command("crossref")
  .description("papers of Crossref: by DOI, by words, or by filter")
  .argument("[doi...]", "DOIs or their addresses")
  .option("--query <words>", "words")
  .option("--filter <filter>", "as Crossref writes filters: from-pub-date:2026-01-01")
  .option("--limit <number>", "at most so many", wholeNumber)
  .action((texts: string[], { query, filter, limit }: SearchOptions) => {
    const found = { ...given({ query }), ...given({ filter }), ...given({ limit }) };
    const isSearch = query !== undefined || filter !== undefined;
    const ids = () => readIdsOf("DOI", texts);
    return run({ source: "crossref", ask: either(texts, isSearch ? found : null, ids) });
  });

for (const [source, name] of [
  ["semanticscholar", "Semantic Scholar"],
  ["datacite", "DataCite"],
] as const) {
  program
    .command(source)
    .description(`papers of ${name}: by id, or by query`)
    .argument("[id...]", "ids or addresses")
    .option("--query <query>", "words")
    .option("--limit <number>", "at most so many", wholeNumber)
    .action((texts: string[], { query, limit }: SearchOptions) => {
      const found = query === undefined ? null : { query, ...given({ limit }) };
      return run({ source, ask: either(texts, found, () => readIds(texts, name)) });
    });
}

program
  .command("openreview")
  .description("papers of OpenReview: by forum, those a venue accepted, or all of an invitation")
  .argument("[forum...]", "ids of forums or their addresses")
  .option("--venue <id>", "ICLR.cc/2026/Conference")
  .option("--invitation <id>", "ICLR.cc/2021/Conference/-/Blind_Submission")
  .option("--limit <number>", "at most so many", wholeNumber)
  .action((texts: string[], { venue, invitation, limit }: SearchOptions) => {
    const ids = () => readIdsOf("OPENREVIEW", texts);
    if (invitation !== undefined && venue === undefined) {
      const ask = either(texts, { invitation, ...given({ limit }) }, ids);
      return run({ source: "openreview", ask });
    }
    const found = venue === undefined ? null : { venue, ...given({ limit }) };
    return run({ source: "openreview", ask: either(texts, found, ids) });
  });

program
  .command("quarantine")
  .description("what could not be used: lists it, or tries it again")
  .option("--source <name>", "of one source")
  .option("--retry", "map and store it once more", false)
  .action(lookAtQuarantine);

await runCli(program);

async function lookAtQuarantine(options: { source?: string; retry: boolean }): Promise<void> {
  const progress = showProgress();
  const { released, kept, records } = await runJob(quarantineJob, options, {
    config: readConfig(),
    onProgress: (step) => progress.show(step),
    signal: abortOnInterrupt(),
  }).finally(() => progress.end());
  if (program.opts<{ json: boolean }>().json) {
    console.log(JSON.stringify({ released, kept, records }));
    return;
  }
  for (const { source, reason, excerpt, seenCount } of records) {
    console.log(`${source}: ${reason} (seen ${seenCount} times)\n  ${excerpt}`);
  }
  console.log(
    options.retry
      ? `${released} stored now, ${kept} still in quarantine.`
      : `${kept} in quarantine. Try them again with --retry.`,
  );
}

async function run(input: ImportRequestInput): Promise<void> {
  const { restart } = program.opts<{ restart: boolean }>();
  const request = importRequest.parse({ ...input, restart });
  const config = readConfig();
  const progress = showProgress();
  let summary: ImportSummary;
  try {
    summary = await runJob(importJob, request, {
      config,
      onProgress: (step) => progress.show(step),
      signal: abortOnInterrupt(),
    });
  } finally {
    progress.end();
  }
  print(summary);
}

function print({ problems, stopped, ...counts }: ImportSummary): void {
  for (const { where, reason } of problems) console.error(`Not imported: ${where}: ${reason}`);
  const untold = counts.failed - problems.length;
  if (untold > 0) console.error(`… and ${untold.toLocaleString("en")} more.`);
  if (stopped !== null)
    console.error(`Stopped: ${stopped} What is done is kept; the same command goes on there.`);
  const usable = counts.new + counts.updated + counts.merged + counts.skipped;
  // An empty list is no failure; a source that was not to be read, or a file of nothing usable, is one.
  if (usable === 0 && (counts.failed > 0 || stopped !== null)) process.exitCode = 1;
  const { new: added, updated, merged, skipped, failed } = counts;
  console.log(
    program.opts()["json"] === true
      ? JSON.stringify({ new: added, updated, merged, skipped, failed })
      : `${added} new, ${updated} updated, ${merged} merged, ${skipped} as they were, ${failed} not imported.`,
  );
}
