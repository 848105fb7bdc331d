import { diffModels } from "./diff-models.ts";
import {
  MIGRATIONS_FOLDER,
  MODELS_FOLDER,
  readMigrations,
  readModels,
} from "./migrations-folder.ts";

/**
 * Compares what the migrations build with what the models say.
 * @returns null when they agree, else the SQL that is missing from the migrations
 */
export async function checkDrift(
  migrationsFolder: string = MIGRATIONS_FOLDER,
  modelsFolder: string = MODELS_FOLDER,
): Promise<string | null> {
  return diffModels(await readMigrations(migrationsFolder), await readModels(modelsFolder));
}
