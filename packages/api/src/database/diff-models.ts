import { withMigrationEngine, NO_FILTER, toMigrationList } from "./migration-engine.ts";
import type { MigrationFile } from "./migrations-folder.ts";

/**
 * The SQL that leads from what the migrations build to what the models say; null when they agree.
 * Runs the migrations on an empty database in memory: needs no other one.
 */
export async function diffModels(
  migrations: MigrationFile[],
  models: { path: string; content: string }[],
): Promise<string | null> {
  const asPairs = models.map(({ path, content }): [string, string] => [path, content]);
  const { exitCode, stdout } = await withMigrationEngine(null, asPairs, async (engine) => {
    return engine.diff({
      from: { tag: "migrations", ...toMigrationList(migrations) },
      to: { tag: "schemaDatamodel", files: models },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
  });
  return exitCode === 0 ? null : stdout;
}
