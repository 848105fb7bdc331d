import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround verdict "));
});
afterAll(() => rm(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string} ran
 * @param {{ passed?: number, failed?: number }} [counts]
 */
function step(name, ran, { passed = 5, failed = 0 } = {}) {
  return { name, passed, failed, skipped: 0, milliseconds: 1, evidence: ran ? [{ ran }] : [] };
}

const ALL = [
  step("lint", "", { passed: 1 }),
  step("api", "PGlite: PostgreSQL 18.6"),
  step("e2e-chromium", "Chromium 156.0"),
  step("e2e-firefox", "Firefox 153.0"),
];
const AGAIN = [step("api", "PostgreSQL 15.19")];

/**
 * @param {unknown} all
 * @param {unknown} again
 */
async function verdict(all, again) {
  const files = [join(folder, "all.json"), join(folder, "again.json")];
  for (const [index, steps] of [all, again].entries()) {
    await writeFile(String(files[index]), JSON.stringify({ steps }));
  }
  const { code, output } = await run(PROJECT_NODE, [fromRoot("tools", "ci-verdict.mjs"), ...files]);
  return { code, output, last: output.trimEnd().split("\n").at(-1) };
}

test("adds up both runs", async () => {
  expect(await verdict(ALL, AGAIN)).toMatchObject({ code: 0, last: "21 passed, 0 failed" });
});

test("fails when a test failed", async () => {
  const again = [step("api", "PostgreSQL 15.19", { failed: 2 })];
  expect(await verdict(ALL, again)).toMatchObject({ code: 1, last: "21 passed, 2 failed" });
});

/** @type {[string, unknown, unknown, string][]} */
const MISSING = [
  ["a browser left no word", ALL.with(3, step("e2e-firefox", "")), AGAIN, "Firefox"],
  [
    "a browser had no test",
    ALL.with(2, step("e2e-chromium", "Chromium 1", { passed: 0 })),
    AGAIN,
    "Chromium",
  ],
  ["a step is missing", ALL.slice(0, 3), AGAIN, "Firefox"],
  ["the second run was on PGlite too", ALL, [step("api", "PGlite: PostgreSQL 18.6")], "PostgreSQL"],
  ["there was no second run", ALL, [], "PostgreSQL"],
  [
    "the first run was on PostgreSQL",
    ALL.with(1, step("api", "PostgreSQL 15.19")),
    AGAIN,
    "PGlite",
  ],
];

test.for(MISSING)("fails when %s", async ([, all, again, missing]) => {
  const { code, output, last } = await verdict(all, again);
  expect(output).toContain(`${missing} did not run.`);
  expect(last).toMatch(/^\d+ passed, 1 failed$/);
  expect(code).toBe(1);
});

test("fails when a run wrote no report", async () => {
  const { code, output } = await run(PROJECT_NODE, [fromRoot("tools", "ci-verdict.mjs"), "x", "y"]);
  expect(output.trimEnd().split("\n").at(-1)).toBe("0 passed, 4 failed");
  expect(code).toBe(1);
});
