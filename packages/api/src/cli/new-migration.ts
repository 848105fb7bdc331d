// Writes the next migration: what leads from the migrations that are there to the models.
//   pnpm --filter @paperround/api migrate:new -- add paper comments
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Command } from "commander";
import { diffModels } from "../database/diff-models.ts";
import { LOCKFILE_CONTENT } from "../database/migration-engine.ts";
import {
  LOCKFILE_NAME,
  MIGRATIONS_FOLDER,
  readMigrations,
  readModels,
} from "../database/migrations-folder.ts";
import { StartUpError } from "../start-up-error.ts";
import { runCli } from "./run-cli.ts";

const program = new Command("migrate:new")
  .description("Writes the migration that leads from the migrations to the models.")
  .argument("<name...>", "what it does, in a few words")
  .option("--empty", "write an empty migration, for SQL that the models do not say", false)
  .action(async (words: string[], options: { empty: boolean }) => {
    const folder = await writeMigration(words.join(" "), options.empty);
    console.log(
      folder
        ? `Wrote ${relative(process.cwd(), join(folder, "migration.sql"))}: read it before you commit it.`
        : "The migrations and the models agree: there is nothing to write.",
    );
  });

await runCli(program);

/** @returns the new migration's folder, or null when there is nothing to migrate */
async function writeMigration(description: string, empty: boolean): Promise<string | null> {
  const slug = description
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "_")
    .replaceAll(/^_+|_+$/gu, "");
  if (slug === "")
    throw new StartUpError("Say in a few words what the migration does, in letters or digits.");
  const migrations = await readMigrations();
  const sql = empty
    ? "-- What the models cannot say.\n"
    : await diffModels(migrations, await readModels());
  if (sql === null) return null;

  const name = `${timestampAfter(migrations.at(-1)?.name)}_${slug}`;
  const folder = join(MIGRATIONS_FOLDER, name);
  const unfinished = join(MIGRATIONS_FOLDER, `.${name}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await writeFile(join(unfinished, "migration.sql"), sql);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await writeFile(join(MIGRATIONS_FOLDER, LOCKFILE_NAME), LOCKFILE_CONTENT);
  return folder;
}

/** Now, in UTC, as Prisma writes it (yyyymmddhhmmss), and after the last migration in any case. */
function timestampAfter(lastName: string | undefined): string {
  const now = new Date().toISOString().replaceAll(/\D/gu, "").slice(0, 14);
  const last = /^\d{14}/u.exec(lastName ?? "")?.[0];
  return last === undefined || last < now ? now : String(BigInt(last) + 1n);
}
