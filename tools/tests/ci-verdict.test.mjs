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
  { ...step("api", ""), evidence: [{ ran: "PGlite: PostgreSQL 18.6" }, { ran: "Redis 7.0.15" }] },
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

test("names last what failed, and bounds it", async () => {
  const failures = Array.from({ length: 50 }, (_, index) => `a.test.ts: number ${index}`);
  const again = [{ ...step("api", "PostgreSQL 15.19", { failed: 50 }), failures }];
  const { output } = await verdict(ALL.with(0, step("lint", "", { passed: 0, failed: 1 })), again);
  expect(output).toContain("\n✗ lint\n✗ api: a.test.ts: number 0\n");
  expect(output).toContain("✗ api: a.test.ts: number 38\n✗ and 11 more\n");
});

test("names what passed only when it was tried again", async () => {
  const again = [{ ...step("api", "PostgreSQL 15.19"), unsteady: ["a.test.ts: waits"] }];
  const { code, output, last } = await verdict(ALL, again);
  expect(output).toContain("~ api: a.test.ts: waits (passed when tried again)\n");
  expect(last).toBe("21 passed, 0 failed");
  expect(code).toBe(0);
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
  ["there was no Redis", ALL.with(1, step("api", "PGlite: PostgreSQL 18.6")), AGAIN, "Redis"],
  ["a step is missing", ALL.slice(0, 3), AGAIN, "Firefox"],
  ["the second run was on PGlite too", ALL, [step("api", "PGlite: PostgreSQL 18.6")], "PostgreSQL"],
  ["there was no second run", ALL, [], "PostgreSQL"],
  [
    "the first run was on PostgreSQL",
    ALL.with(1, {
      ...step("api", ""),
      evidence: [{ ran: "PostgreSQL 15.19" }, { ran: "Redis 7.0.15" }],
    }),
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
  expect(output.trimEnd().split("\n").at(-1)).toBe("0 passed, 5 failed");
  expect(code).toBe(1);
});
