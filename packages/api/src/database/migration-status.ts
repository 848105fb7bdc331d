import type pg from "pg";
import type { MigrationFile } from "./migrations-folder.ts";

/** How a database stands to the program's migrations. Each list is in order, oldest first. */
export interface MigrationStatus {
  applied: string[];
  /** Not applied yet. */
  pending: string[];
  /** Begun and neither finished nor taken back: failed, or its process was killed. Also pending. */
  unfinished: string[];
  /** Applied, and the file has changed since. */
  edited: string[];
  /** Applied by a newer program: no file is here. */
  unknown: string[];
}

/** Compares what is noted in the database, as Prisma notes it, with the migrations in the program. */
export async function migrationStatus(
  database: pg.Pool,
  migrations: MigrationFile[],
): Promise<MigrationStatus> {
  const entries = await readEntries(database);
  const finished = new Map<string, string>();
  const unfinished = new Set<string>();
  for (const { name, checksum, isFinished } of entries)
    if (isFinished) finished.set(name, checksum);
    else unfinished.add(name);

  const known = new Set(migrations.map(({ name }) => name));
  return {
    applied: migrations.flatMap(({ name }) => (finished.has(name) ? [name] : [])),
    pending: migrations.flatMap(({ name }) => (finished.has(name) ? [] : [name])),
    unfinished: [...unfinished].filter((name) => !finished.has(name)),
    edited: migrations.flatMap(({ name, checksum }) => {
      const applied = finished.get(name);
      return applied === undefined || applied === checksum ? [] : [name];
    }),
    unknown: [...finished.keys(), ...unfinished].filter((name) => !known.has(name)),
  };
}

interface Entry {
  name: string;
  checksum: string;
  isFinished: boolean;
}

async function readEntries(database: pg.Pool): Promise<Entry[]> {
  try {
    const { rows } = await database.query<Entry>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    );
    return rows;
  } catch (error) {
    const UNDEFINED_TABLE = "42P01";
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
