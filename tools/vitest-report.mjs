import { relative } from "node:path";
import { ROOT } from "./paths.mjs";

/**
 * What is read of a report of vitest's JSON reporter.
 *
 * @typedef {{ testResults: TestFile[] }} Report
 * @typedef {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }} TestFile
 */

/** Where more files than this fail, it is not for a busy machine: once more would only take time. */
const FEW = 3;

/**
 * Counts the tests of a report. A file that failed without a failing test (it could not be loaded,
 * or a hook threw) counts as one.
 *
 * @param {Report} report
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
 * The files that failed, by their whole paths; none when there are more than a few.
 *
 * @param {Report} report
 */
export function filesToTryAgain({ testResults }) {
  const failed = testResults.filter(({ status }) => status === "failed").map(({ name }) => name);
  return failed.length > FEW ? [] : failed;
}

/**
 * What a report says when files have been run once more: of each file that was, the second try. One
 * that the second try does not tell of keeps its first.
 *
 * @param {Report} first
 * @param {Report} second
 * @returns {Report}
 */
export function withSecondTry(first, second) {
  const tried = new Map(second.testResults.map((file) => [file.name, file]));
  return { testResults: first.testResults.map((file) => tried.get(file.name) ?? file) };
}
