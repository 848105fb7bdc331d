import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const PRISMA_FOLDER = join(import.meta.dirname, "../../../schema/prisma");
/** Where the program's migrations stand, in Prisma's own format. */
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, "migrations");
/** Where the models stand, one file a domain. */
export const MODELS_FOLDER = join(PRISMA_FOLDER, "schema");
/** Beside the migrations: which kind of database they are for. Prisma refuses to mix kinds. */
export const LOCKFILE_NAME = "migration_lock.toml";

/** One migration as it stands in the program. */
export interface MigrationFile {
  /** The folder's name, `<timestamp>_<name>`: the order of the names is the order of migrating. */
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as Prisma keeps it in `_prisma_migrations`. */
  checksum: string;
}

/** Reads all migrations of a folder, oldest first. A folder that is not there holds none. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<MigrationFile[]> {
  const names = await subfolders(folder);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name, "migration.sql"));
      const checksum = createHash("sha256").update(bytes).digest("hex");
      return { name, sql: bytes.toString("utf8"), checksum };
    }),
  );
}

/** Reads the Prisma models of a folder as the engine takes them. */
export async function readModels(
  folder: string = MODELS_FOLDER,
): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, content: await readFile(path, "utf8") };
    }),
  );
}

async function subfolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
