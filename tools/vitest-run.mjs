import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { run } from "./child-process.mjs";
import { PROJECT_NODE, ROOT } from "./paths.mjs";
import { projectBin } from "./project-bin.mjs";

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} [failures] what failed, by file and name
 * @property {string} output what the step printed
 * @property {{ ran: string }[]} evidence what the suite wrote about what it really ran on, such as
 *   `{ "ran": "Firefox 153.0" }`
 */

/**
 * Runs vitest and counts its tests. A suite may leave JSON files in the folder that
 * PAPERROUND_TEST_EVIDENCE names, saying which database or browser it really ran on: they come back
 * as `evidence`.
 *
 * @param {string} name of the step
 * @param {string[]} args
 * @param {{ workFolder: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Counts>}
 */
export async function runVitest(name, args, { workFolder, cwd, env = {} }) {
  const reportFile = join(workFolder, `${name}.json`);
  const evidenceFolder = join(workFolder, `${name}-evidence`);
  await mkdir(evidenceFolder, { recursive: true });
  const { code, output } = await run(
    PROJECT_NODE,
    [
      projectBin("vitest"),
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
    ],
    { cwd, env: { ...process.env, ...env, PAPERROUND_TEST_EVIDENCE: evidenceFolder } },
  );
  const report = await readFile(reportFile, "utf8").catch(() => null);
  const counts = report === null ? NOTHING_RAN : countTests(JSON.parse(report));
  // A file that cannot be loaded, an error outside any test or no test at all fails the step too.
  const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return {
    ...counts,
    failed: counts.failed + (unexplained ? 1 : 0),
    output,
    evidence: await readEvidence(evidenceFolder),
  };
}

const NOTHING_RAN = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * Counts the tests of a report of vitest's JSON reporter. A file that failed without a failing test
 * (it could not be loaded, or a hook threw) counts as one.
 *
 * @param {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 */
export function countTests(report) {
  let passed = 0;
  let skipped = 0;
  const failures = [];
  for (const file of report.testResults) {
    const path = relative(ROOT, file.name);
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    const ended = file.assertionResults.filter((test) => test.status === "passed").length;
    passed += ended;
    skipped += file.assertionResults.length - ended - failed.length;
    failures.push(...failed.map((test) => `${path}: ${test.fullName}`));
    if (failed.length === 0 && file.status === "failed") failures.push(`${path}: did not run`);
  }
  return { passed, failed: failures.length, skipped, failures };
}

/**
 * @param {string} folder
 * @returns {Promise<{ ran: string }[]>}
 */
async function readEvidence(folder) {
  const names = await readdir(folder);
  return Promise.all(
    names.sort().map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))),
  );
}
