// Writes the embedded database to a file of SQL: a backup, or the way to a PostgreSQL server.
//   npm run dump -- FILE
import { open, rm } from "node:fs/promises";
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
    const bytes = await writeWhole(file, () => dumpEmbedded(readConfig().dataDir));
    console.log(options.json ? JSON.stringify({ file, bytes }) : `Written to ${file}.`);
  });

/**
 * Takes the name first, so that nobody waits for a dump that has no place; never writes over another file, and leaves
 * none when it fails. It holds everybody's address, so only its owner may read it.
 * @returns how many bytes it has
 */
async function writeWhole(file: string, make: () => Promise<string>): Promise<number> {
  const handle = await open(file, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw new StartUpError(
      cause.code === "EEXIST"
        ? `${file} is there already: name another file, or move that one away.`
        : `${file} cannot be written: ${cause.message}.`,
      { cause },
    );
  });
  try {
    const bytes = Buffer.from(await make());
    await handle.writeFile(bytes);
    await handle.sync();
    return bytes.length;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

await runCli(program);
