import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";

/** Where `npm test` collects what each suite really ran on; .ci/run fails when a database is missing. */
const EVIDENCE_FOLDER = process.env["PAPERROUND_TEST_EVIDENCE"];

test("the suite runs on the database that was asked for", async () => {
  const database = await createTestDatabase();
  const { rows } = await database.pool.query<{ version: string }>("SELECT version()");
  await database.close();
  const version = rows[0]?.version ?? "";

  const isPglite = /emscripten|wasm/i.test(version);
  expect(isPglite, version).toBe(TEST_DATABASE_URL === undefined);
  if (EVIDENCE_FOLDER !== undefined) {
    const [short = ""] = version.split(" on ");
    const ran = isPglite ? `PGlite: ${short}` : short;
    await writeFile(join(EVIDENCE_FOLDER, "database.json"), JSON.stringify({ ran }));
  }
});
