// Shows, counts or sends digests.
//   npm run digest -- --preview [EMAIL] | --dry-run | --send
import { Command, Option } from "commander";
import { readConfig } from "../config.ts";
import { digestJob } from "../digests/digest-job.ts";
import type { DigestJobArgs, DigestJobSummary } from "../digests/digest-job.ts";
import { runJob } from "../jobs/run-job.ts";
import { JobError } from "../jobs/job.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";
import { showProgress } from "./show-progress.ts";

interface Options {
  preview?: string | true;
  dryRun?: true;
  send?: true;
  html: boolean;
  json: boolean;
}

const program = new Command("digest")
  .description(
    "Shows the next digest, says how many would be sent now, or sends what is due. The server does the last by itself, every five minutes. Works while it runs, and while it does not.",
  )
  .addOption(
    new Option(
      "--preview [email]",
      "what the next digest would be: of this reader, or of one who wants everything; nothing is sent",
    ).conflicts(["dryRun", "send"]),
  )
  .addOption(
    new Option(
      "--dry-run",
      "how many digests are due, and for how many there are papers",
    ).conflicts("send"),
  )
  .option("--send", "compose what is due, and send it")
  .option("--html", "with --preview: print the HTML instead of the text", false)
  .option("--json", "print the result as JSON in the last line", false)
  .action(async ({ html, json, ...asked }: Options) => {
    const progress = showProgress();
    const summary = await runJob(digestJob, argsOf(asked), {
      config: readConfig(),
      onProgress: (step) => progress.show(step),
      signal: abortOnInterrupt(),
    }).finally(() => progress.end());
    console.log(json ? JSON.stringify(summary) : describe(summary, html));
  });

await runCli(program);

function argsOf({ preview, dryRun, send }: Omit<Options, "html" | "json">): DigestJobArgs {
  if (preview !== undefined) return { mode: "preview", email: preview === true ? null : preview };
  if (dryRun) return { mode: "dry-run" };
  if (send) return { mode: "send" };
  throw new JobError("NOTHING_ASKED", "Say one of --preview, --dry-run and --send.");
}

function describe(summary: DigestJobSummary, html: boolean): string {
  if (summary.mode === "preview") {
    if (summary.papers === 0) return "There are no papers for it: nothing would be sent.";
    return html ? summary.html : `Subject: ${summary.subject}\n\n${summary.text}`;
  }
  if (summary.mode === "dry-run")
    return `${summary.due.toLocaleString("en")} digests are due; ${summary.issues.toLocaleString("en")} have papers, and would be sent.`;
  const { due, sent, notSent } = summary;
  return `${due.toLocaleString("en")} digests were due; ${sent.toLocaleString("en")} were sent, ${notSent.toLocaleString("en")} not taken.`;
}
