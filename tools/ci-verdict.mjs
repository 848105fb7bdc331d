// The end of .ci/run: adds up the reports of both runs, and fails unless they say that both browsers,
// both databases and Redis really ran. The last line is "N passed, N failed".
import { readFile } from "node:fs/promises";
import { failureLines, unsteadyLines } from "./failure-lines.mjs";
import { main } from "./failure.mjs";

/** @typedef {import("./test.mjs").Outcome} Outcome */

/**
 * What must have been seen, and by which step: the suites write it down themselves, asking the
 * browser or the database what it is.
 */
const REQUIRED = [
  { run: 0, step: "api", what: "PGlite", seen: /^pglite\b/i },
  { run: 0, step: "api", what: "Redis", seen: /^redis\b/i },
  { run: 0, step: "e2e-chromium", what: "Chromium", seen: /^chrom/i },
  { run: 0, step: "e2e-firefox", what: "Firefox", seen: /^firefox\b/i },
  { run: 1, step: "api", what: "PostgreSQL", seen: /^postgresql\b/i },
];

await main(async () => {
  const [all = "", postgresql = ""] = process.argv.slice(2);
  const runs = [await readReport(all), await readReport(postgresql)];
  const outcomes = runs.flat();
  let passed = 0;
  let failed = 0;
  for (const outcome of outcomes) {
    passed += outcome.passed;
    failed += outcome.failed;
  }
  for (const { run, step, what, seen } of REQUIRED) {
    const outcome = runs[run]?.find(({ name }) => name === step);
    const names = (outcome?.evidence ?? []).map((record) => record.ran);
    const witness = names.find((name) => seen.test(name));
    const ran = witness !== undefined && (outcome?.passed ?? 0) > 0;
    console.log(
      ran ? `${what} ran: ${witness}, ${outcome?.passed} tests.` : `${what} did not run.`,
    );
    if (!ran) failed += 1;
  }
  for (const line of [...unsteadyLines(outcomes), ...failureLines(outcomes)]) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * @param {string} file
 * @returns {Promise<Outcome[]>} none when the run did not get as far as to write it
 */
async function readReport(file) {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? [] : JSON.parse(text).steps;
}
