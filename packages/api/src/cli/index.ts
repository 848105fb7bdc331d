// Makes the search index anew.
//   npm run index -- --rebuild
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { rebuildIndexJob } from "../indexing/rebuild-index-job.ts";
import { runJob } from "../jobs/run-job.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";
import { showProgress } from "./show-progress.ts";

const program = new Command("index")
  .description(
    "Makes the index of search and related papers anew, from the database. The servers go on to answer, and take the new one in when it is there: those on this data folder at once; those with folders of their own on the same database make theirs anew within seconds. When a server holds the database, that server does the work.",
  )
  .requiredOption("--rebuild", "read all papers and write the index")
  .option("--json", 'print the result as JSON in the last line: {"papers":…,"seconds":…}', false)
  .action(async ({ json }: { json: boolean }) => {
    const progress = showProgress();
    const summary = await runJob(
      rebuildIndexJob,
      {},
      {
        config: readConfig(),
        onProgress: (step) => progress.show(step),
        signal: abortOnInterrupt(),
      },
    ).finally(() => progress.end());
    const { papers, seconds } = summary;
    console.log(
      json
        ? JSON.stringify(summary)
        : `The index is made: ${papers.toLocaleString("en")} papers in ${seconds} s.`,
    );
  });

await runCli(program);
