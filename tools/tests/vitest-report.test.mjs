import { describe, expect, test } from "vitest";
import { fromRoot } from "../paths.mjs";
import { countTests, filesToTryAgain, withSecondTry } from "../vitest-report.mjs";

/** @param {string[]} statuses */
const tests = (...statuses) => statuses.map((status) => ({ status, fullName: `is ${status}` }));
const name = fromRoot("packages", "api", "tests", "a.test.ts");

/**
 * @param {string} file
 * @param {string[]} statuses of its tests
 */
const testFile = (file, ...statuses) => ({
  name: file,
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: tests(...statuses),
});

describe("the count of tests", () => {
  test("tells passed, failed and skipped apart", () => {
    const file = testFile(name, "passed", "passed", "failed", "skipped", "todo");
    expect(countTests({ testResults: [file] })).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      failures: ["packages/api/tests/a.test.ts: is failed"],
    });
  });

  test("counts a file that could not be loaded, or whose hook threw", () => {
    const unloaded = { name, status: "failed", assertionResults: [] };
    const unhooked = { name, status: "failed", assertionResults: tests("skipped", "skipped") };
    expect(countTests({ testResults: [unloaded, unhooked] })).toEqual({
      passed: 0,
      failed: 2,
      skipped: 2,
      failures: Array.from({ length: 2 }, () => "packages/api/tests/a.test.ts: did not run"),
    });
  });
});

describe("a second try", () => {
  const failing = (/** @type {string[]} */ ...names) => ({
    testResults: [
      testFile("/good", "passed"),
      ...names.map((file) => testFile(file, "passed", "failed")),
    ],
  });

  test("is for the files that failed, if they are few", () => {
    expect(filesToTryAgain(failing())).toEqual([]);
    expect(filesToTryAgain(failing("/a", "/b", "/c"))).toEqual(["/a", "/b", "/c"]);
    expect(filesToTryAgain(failing("/a", "/b", "/c", "/d"))).toEqual([]);
  });

  test("stands for the first of each file that it tells of", () => {
    const again = { testResults: [testFile("/a", "passed", "passed")] };
    const both = withSecondTry(failing("/a", "/b"), again);
    expect(countTests(both)).toMatchObject({ passed: 4, failed: 1 });
    expect(both.testResults.map((file) => [file.name, file.status])).toEqual([
      ["/good", "passed"],
      ["/a", "passed"],
      ["/b", "failed"],
    ]);
  });

  test("that told of nothing changes nothing", () => {
    const first = failing("/a");
    expect(withSecondTry(first, { testResults: [] })).toEqual(first);
  });
});
