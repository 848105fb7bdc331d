import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findThoughts, THOUGHTS } from "../../bench/thoughts.ts";
import type { FoundThought } from "../../bench/thoughts.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { Database } from "../../src/database/database.ts";
import { ROOT } from "./documented-examples.ts";

// docs/search.md shows what the bundled papers answer to thoughts: they still do.

let database: Database;
let found: FoundThought[];
const shown = await readFile(join(ROOT, "docs/search.md"), "utf8");

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma: db } = database;
  await addBundledPapers(db);
  found = await findThoughts(db, database.sql);
});
afterAll(() => database.close());

test.each(THOUGHTS)("“$query” finds $first first, as it is shown", ({ query, first }) => {
  const { engine = [] } = found.find((one) => one.query === query) ?? {};
  for (const [place, title] of first.entries()) expect(engine[place]).toContain(title);
  const [, typed, shownFirst = ""] =
    shown
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .find(([, cell]) => cell === query) ?? [];
  expect(typed).toBe(query);
  const [best = ""] = shownFirst.split("; ");
  expect(engine[0]?.startsWith(best.replace(/ …$/, ""))).toBe(true);
});
