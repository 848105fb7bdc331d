import type pg from "pg";
import { toDatabaseError } from "./connection-error.ts";
import type { Database, Report } from "./database.ts";
import { DatabaseError, reasonOf } from "./database-error.ts";
import { withMigrationEngine, NO_FILTER, toMigrationList } from "./migration-engine.ts";
import type { RunScript } from "./migration-engine.ts";
import { MIGRATIONS_FOLDER, readMigrations } from "./migrations-folder.ts";
import type { MigrationFile } from "./migrations-folder.ts";
import { migrationStatus } from "./migration-status.ts";
import type { MigrationStatus } from "./migration-status.ts";
import { whileMigrating } from "./migration-turn.ts";

/** How to migrate; the defaults are the program's own. */
export interface MigrateOptions {
  report?: Report;
  /** Where the migrations stand. */
  folder?: string;
}

/**
 * Brings the database to what this program needs, by Prisma's own engine. Each migration is done whole or
 * not at all, its entry in `_prisma_migrations` included; of several processes at once, one migrates and
 * the others wait.
 * @returns the names of the migrations that were applied
 * @throws {DatabaseError} SCHEMA_NEWER, MIGRATION_EDITED, MIGRATION_FAILED or DATABASE_NOT_EMPTY
 */
export async function migrate(
  database: Database,
  { report = () => {}, folder = MIGRATIONS_FOLDER }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  // Nearly always there is nothing to do, which is found without the engine and without a turn.
  if (isUpToDate(await migrationStatus(database.pool, migrations))) return [];

  return whileMigrating(database, report, async (session) => {
    const status = await migrationStatus(session, migrations);
    if (isUpToDate(status)) return [];
    report(
      status.pending.length === 1
        ? `Applying the migration ${status.pending[0]}`
        : `Applying ${status.pending.length} migrations`,
    );
    return applyPending(session, migrations, status);
  });
}

async function applyPending(
  session: pg.Pool,
  migrations: MigrationFile[],
  status: MigrationStatus,
): Promise<string[]> {
  const nameOf = new Map(migrations.map(({ sql, name }) => [sql, name]));
  let failure: DatabaseError | undefined;
  const runScript: RunScript = async (sql, run) => {
    const name = nameOf.get(sql);
    if (name === undefined) return run(sql);
    try {
      await run(withItsEntry(sql));
    } catch (error) {
      failure = extensionMissing(error) ?? toDatabaseError(error) ?? migrationFailed(name, error);
      throw error;
    }
  };
  return withMigrationEngine(
    session,
    undefined,
    async (engine) => {
      for (const migrationName of status.unfinished)
        await engine.markMigrationRolledBack({ migrationName });
      try {
        const { appliedMigrationNames } = await engine.applyMigrations({
          migrationsList: toMigrationList(migrations),
          filters: NO_FILTER,
        });
        return appliedMigrationNames;
      } catch (error) {
        throw failure ?? databaseNotEmpty(error) ?? error;
      }
    },
    runScript,
  );
}

/** Nothing stands in the way, and nothing is left to apply. @throws {DatabaseError} if something does */
function isUpToDate({ unknown, edited, pending }: MigrationStatus): boolean {
  if (unknown.length > 0)
    throw new DatabaseError(
      "SCHEMA_NEWER",
      `This database was made by a newer Paperround (it has the migration ${unknown.at(-1)}, which this one does not know). Update Paperround, or use another database.`,
    );
  if (edited.length > 0)
    throw new DatabaseError(
      "MIGRATION_EDITED",
      `The migration ${edited.join(", ")} reads differently from when it was applied to this database. Put the file back as it was (git checkout) and write what is new as a migration of its own.`,
    );
  return pending.length === 0;
}

/**
 * A migration's script followed by its own entry as applied. PostgreSQL runs both in one transaction, so
 * an entry without an end means for certain that nothing of the migration is there, and that it can be
 * tried again: whether it failed or the process was killed.
 */
function withItsEntry(sql: string): string {
  return `${sql}\n;UPDATE "_prisma_migrations" SET "finished_at" = now()
    WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;
}

function migrationFailed(name: string, error: unknown): DatabaseError {
  const reason = saidByPostgres(error);
  return new DatabaseError(
    "MIGRATION_FAILED",
    `The migration ${name} cannot be applied (${reason}). The database is as it was before it; it is tried again at the next start.`,
    { cause: error },
  );
}

/** PostgreSQL lacks an extension, or this user may not create it. */
function extensionMissing(error: unknown): DatabaseError | null {
  const reason = saidByPostgres(error);
  const [, extension] =
    /extension "(\w+)" (?:is not available|is not allowed)|create extension "(\w+)"/u
      .exec(reason)
      ?.filter((part) => part !== undefined) ?? [];
  if (extension === undefined) return null;
  return new DatabaseError(
    "DATABASE_EXTENSION_MISSING",
    `The database needs PostgreSQL's extension ${extension}, and this user cannot create it (${reason}). Install PostgreSQL's contrib modules if they are missing, let an administrator run “CREATE EXTENSION ${extension};” in this database, and start again.`,
    { cause: error },
  );
}

/** What PostgreSQL said; the adapter keeps it beside its own classification. */
function saidByPostgres(error: unknown): string {
  const { cause } = error as { cause?: { originalMessage?: string } };
  return cause?.originalMessage ?? reasonOf(error);
}

/** The engine refuses to migrate tables that it knows nothing of. */
function databaseNotEmpty(error: unknown): DatabaseError | null {
  if (!/P3005|schema is not empty/u.test(reasonOf(error))) return null;
  return new DatabaseError(
    "DATABASE_NOT_EMPTY",
    "The database holds tables that are not Paperround's. Give it a database of its own, and name that in DATABASE_URL.",
    { cause: error },
  );
}
