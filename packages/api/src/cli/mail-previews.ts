// Writes mails and pages of digests as files of HTML, of the bundled papers: to be looked at, and pictured.
//   node packages/api/src/cli/mail-previews.ts --out FOLDER
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { startFolder } from "../config.ts";
import { writeMailPreviews } from "../digests/mail-previews.ts";
import { runCli } from "./run-cli.ts";

const program = new Command("mail-previews")
  .description(
    "Writes a digest, the mails around it and its pages as files of HTML, made of the bundled papers. Prints their paths.",
  )
  .requiredOption("--out <folder>", "where to; made if it is not there")
  .action(async ({ out }: { out: string }) => {
    const folder = resolve(startFolder(), out);
    await mkdir(folder, { recursive: true });
    for (const [name, html] of await writeMailPreviews()) {
      const path = join(folder, `${name}.html`);
      await writeFile(path, html);
      console.log(path);
    }
  });

await runCli(program);
