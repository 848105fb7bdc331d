import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startPglite } from "../../src/database/embedded-postgres.ts";
import { migrate } from "../../src/database/migrate.ts";
import { readMigrations } from "../../src/database/migrations-folder.ts";
import { connectPrisma } from "../../src/database/open-database.ts";
import { openedOver } from "../../src/database/open-embedded.ts";

const CACHE_FOLDER = join(import.meta.dirname, "../../../../node_modules/.cache/paperround-tests");

/** Changes with the migrations and with the release of PGlite: what a migrated database is made of. */
export async function migratedDatabaseKey(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  const pglite = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  hash.update((JSON.parse(await readFile(pglite, "utf8")) as { version: string }).version);
  return hash.digest("hex").slice(0, 16);
}

/**
 * The files of a freshly migrated PGlite: made once, then read from the cache, which takes a fraction of
 * the time. Any number of processes may ask at once.
 */
export async function migratedImage(): Promise<Blob> {
  const name = `migrated-${await migratedDatabaseKey()}.tar`;
  const file = join(CACHE_FOLDER, name);
  try {
    return new Blob([await readFile(file)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const image = await makeImage();
  await mkdir(CACHE_FOLDER, { recursive: true });
  const unfinished = join(CACHE_FOLDER, `${randomUUID()}.unfinished`);
  await writeFile(unfinished, Buffer.from(await image.arrayBuffer()));
  await rename(unfinished, file);
  await removeOthers(name);
  return image;
}

async function makeImage(): Promise<Blob> {
  const pglite = await startPglite();
  const database = connectPrisma(openedOver(pglite, null));
  await migrate(database);
  const image = await pglite.dumpDataDir("none");
  await database.close();
  return image;
}

/** Each is 40 MB: those of former migrations are of no more use. */
async function removeOthers(name: string): Promise<void> {
  for (const other of await readdir(CACHE_FOLDER))
    if (other.startsWith("migrated-") && other !== name)
      await rm(join(CACHE_FOLDER, other), { force: true });
}
