import { describe, expect, test } from "vitest";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";

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
