import { relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { testsWithoutDatabase } from "../support/without-database.ts";

const folder = resolve(import.meta.dirname, "..");

test("what reaches a database, be it by what it imports, is run on PostgreSQL; the rest is not", () => {
  const left = testsWithoutDatabase().map((file) => relative(folder, file));
  expect(left).toContain("server/config.test.ts");
  expect(left).toContain("database/without-database.test.ts");
  expect(left).not.toContain("votes/set-vote.test.ts");
  expect(left).not.toContain("database/open-postgresql.test.ts");
  expect(left).not.toContain("webhooks/served.test.ts");
});
