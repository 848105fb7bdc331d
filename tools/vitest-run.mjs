import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./child-process.mjs";
import { PROJECT_NODE } from "./paths.mjs";
import { projectBin } from "./project-bin.mjs";
import { countTests, filesToTryAgain, withSecondTry } from "./vitest-report.mjs";

/** @typedef {import("./vitest-report.mjs").Report} Report */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} [failures] what failed, by file and name
 * @property {string[]} [unsteady] what failed, and passed when its file was run once more
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
 * @param {{ workFolder: string, cwd?: string, env?: NodeJS.ProcessEnv, secondTry?: boolean }} options
 *   `secondTry`: whether files that failed are run once more, if they are few (decision 36)
 * @returns {Promise<Counts>}
 */
export async function runVitest(name, args, { secondTry = false, ...options }) {
  const evidenceFolder = join(options.workFolder, `${name}-evidence`);
  await mkdir(evidenceFolder, { recursive: true });
  const env = { ...process.env, ...options.env, PAPERROUND_TEST_EVIDENCE: evidenceFolder };

  /**
   * @param {string} reportName
   * @param {string[]} files all of them when none is named
   */
  async function attempt(reportName, files = []) {
    const reportFile = join(options.workFolder, `${reportName}.json`);
    const { code, output } = await run(
      PROJECT_NODE,
      [
        projectBin("vitest"),
        "run",
        ...args,
        ...files,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${reportFile}`,
      ],
      { cwd: options.cwd, env },
    );
    const text = await readFile(reportFile, "utf8").catch(() => null);
    /** @type {Report} */
    const report = text === null ? { testResults: [] } : JSON.parse(text);
    return { code, output, report };
  }

  let { code, output, report } = await attempt(name);
  const before = countTests(report).failures;
  const again = secondTry && !hasStrayErrors(output) ? filesToTryAgain(report) : [];
  if (again.length > 0) {
    const second = await attempt(`${name}-again`, again);
    code = second.code;
    output += `\nOnce more, what failed:\n${second.output}`;
    report = withSecondTry(report, second.report);
  }
  const counts = countTests(report);
  // A file that cannot be loaded, an error outside any test or no test at all fails the step too.
  const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return {
    ...counts,
    failed: counts.failed + (unexplained ? 1 : 0),
    unsteady: before.filter((failure) => !counts.failures.includes(failure)),
    output,
    evidence: await readEvidence(evidenceFolder),
  };
}

/**
 * Whether vitest saw errors that belong to no test: its report does not tell of them.
 *
 * @param {string} output
 */
function hasStrayErrors(output) {
  return output.includes("Unhandled Error");
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
