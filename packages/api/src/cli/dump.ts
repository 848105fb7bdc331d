// Writes the embedded database to a file of SQL: a backup, or the way to a PostgreSQL server.
//   npm run dump -- FILE
import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import { readConfig, startFolder } from "../config.ts";
import { dumpEmbedded } from "../database/dump-embedded.ts";
import { StartUpError } from "../start-up-error.ts";
import { runCli } from "./run-cli.ts";

const program = new Command("dump")
  .description(
    "Writes the embedded database to a file of SQL, while the server is stopped. Restore it with: psql -v ON_ERROR_STOP=1 -1 -f FILE ADDRESS",
  )
  .argument("<file>", "the file to write; it must not exist")
  .option("--json", "print the result as JSON", false)
  .action(async (path: string, options: { json: boolean }) => {
    const file = resolve(startFolder(), path);
    const sql = await dumpEmbedded(readConfig().dataDir);
    await writeWhole(file, sql);
    const bytes = Buffer.byteLength(sql);
    console.log(options.json ? JSON.stringify({ file, bytes }) : `Written to ${file}.`);
  });

/** Never half a dump under that name, and never over another file. It holds everybody's address, so it is private. */
async function writeWhole(file: string, sql: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(file, "", { flag: "wx", mode: 0o600 });
    await writeFile(part, sql, { mode: 0o600 });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartUpError(
      code === "EEXIST"
        ? `${file} is there already: name another file, or move that one away.`
        : `${file} cannot be written: ${message}.`,
      { cause: error },
    );
  }
}

await runCli(program);
