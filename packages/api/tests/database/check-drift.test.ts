import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkDrift } from "../../src/database/check-drift.ts";
import {
  MIGRATIONS_FOLDER,
  MODELS_FOLDER,
  readMigrations,
} from "../../src/database/migrations-folder.ts";
import { testFolder } from "../support/test-folder.ts";

test("the migrations build what the models say", async () => {
  expect(
    await checkDrift(),
    'the models changed: run `pnpm migrate:new "what changes"` and commit the migration that it writes',
  ).toBeNull();
});

test("a model that was edited without a migration is found", async () => {
  const models = testFolder();
  cpSync(MODELS_FOLDER, models, { recursive: true });
  const file = join(models, "org.prisma");
  const edited = readFileSync(file, "utf8").replace(/\n {2}slug .*/u, "$&\n  motto String?");
  writeFileSync(file, edited);
  expect(await checkDrift(MIGRATIONS_FOLDER, models)).toContain(
    'ALTER TABLE "orgs" ADD COLUMN     "motto" TEXT;',
  );
});

test("no migration leaves the transaction it runs in: each is done whole or not at all", async () => {
  const FORBIDDEN =
    /^\s*(?:BEGIN|START TRANSACTION|COMMIT|ROLLBACK|VACUUM|CREATE DATABASE)\s*;|\bCONCURRENTLY\b/imu;
  for (const { name, sql } of await readMigrations())
    expect(FORBIDDEN.exec(sql)?.[0], `${name} ends its transaction`).toBeUndefined();
});
