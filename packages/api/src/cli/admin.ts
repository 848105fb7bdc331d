// What an operator looks at.
//   npm run admin -- stats
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { digestStatisticsJob } from "../digests/statistics-job.ts";
import { runJob } from "../jobs/run-job.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";

const program = new Command("admin").description(
  "What an operator looks at. Works while the server runs, and while it does not.",
);

program
  .command("stats")
  .description("How the digest goes: readers, mails sent, bounces, opt-outs.")
  .option("--json", "print the numbers as JSON", false)
  .action(async ({ json }: { json: boolean }) => {
    const numbers = await runJob(
      digestStatisticsJob,
      {},
      {
        config: readConfig(),
        signal: abortOnInterrupt(),
        onProgress: ({ step }) => console.error(`${step} …`),
      },
    );
    if (json) {
      console.log(JSON.stringify(numbers));
      return;
    }
    const lines: [string, number][] = [
      ["Subscribers", numbers.subscribers],
      ["Not confirmed yet", numbers.pending],
      ["Opt-outs", numbers.optOuts],
      ["Bounced", numbers.bounced],
      ["Complained", numbers.complained],
      ["Digests sent, 30 days", numbers.sentLately],
      ["Digests sent, 400 days", numbers.sent],
      ["Waiting to be sent", numbers.waiting],
      ["Refused or given up", numbers.failed],
    ];
    for (const [name, number] of lines)
      console.log(`${name.padEnd(24)}${number.toLocaleString("en").padStart(12)}`);
  });

await runCli(program);
