import { describe, expect, test } from "vitest";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";
import { countTests } from "../vitest-run.mjs";

/** @param {string[]} args */
function npmTest(...args) {
  return run(PROJECT_NODE, [fromRoot("tools", "test.mjs"), ...args]);
}

describe("npm test", () => {
  test("lists its steps", async () => {
    const { code, output } = await npmTest("--", "--list");
    expect(code).toBe(0);
    expect(output).toMatch(/^format +Format/);
    expect(output).toMatch(/^e2e-firefox +/m);
  });

  test.for([
    [["--only", "nothing"], 'There is no step "nothing": choose among format, '],
    [["--skip", "nothing"], 'There is no step "nothing"'],
    [["--watch"], "Unknown option '--watch'"],
    [["api"], "Usage: npm test"],
  ])("refuses %j", async ([args, message]) => {
    const { code, output } = await npmTest(.../** @type {string[]} */ (args));
    expect(output).toContain(message);
    expect(code).toBe(2);
  });

  test("ends with its counts, and fails when nothing ran", async () => {
    const skipped = (await npmTest("--list")).output.split("\n").flatMap((line) => {
      const [name = ""] = line.split(" ");
      return name === "" || name === "boundaries" ? [] : ["--skip", name];
    });
    const one = await npmTest(...skipped);
    expect(one.output.trimEnd().split("\n").at(-1)).toBe("1 passed, 0 failed");
    const none = await npmTest(...skipped, "--skip", "boundaries");
    expect(none.output.trimEnd().split("\n").at(-1)).toBe("0 passed, 0 failed");
    expect(none.code).toBe(1);
  });
});

describe("the count of tests", () => {
  /** @param {string[]} statuses */
  const tests = (...statuses) => statuses.map((status) => ({ status, fullName: `is ${status}` }));
  const name = fromRoot("packages", "api", "tests", "a.test.ts");

  test("tells passed, failed and skipped apart", () => {
    const file = {
      name,
      status: "failed",
      assertionResults: tests("passed", "passed", "failed", "skipped", "todo"),
    };
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
