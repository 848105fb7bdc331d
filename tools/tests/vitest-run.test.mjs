import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "../paths.mjs";
import { runVitest } from "../vitest-run.mjs";

let folder = "";
beforeEach(async () => {
  // Inside the project: vitest is found from here.
  folder = await mkdtemp(join(ROOT, "node_modules", ".vitest-run-"));
  await writeFile(join(folder, "vitest.config.mjs"), "export default {};\n");
  await writeSuite("steady", `test("holds", () => {});`);
});
afterEach(() => rm(folder, { recursive: true }));

/** @param {string} name @param {string} body */
function writeSuite(name, body) {
  const text = `import { existsSync, writeFileSync } from "node:fs";\nimport { expect, test } from "vitest";\n${body}\n`;
  return writeFile(join(folder, `${name}.test.mjs`), text);
}

/** @param {boolean} secondTry */
const runSuites = (secondTry) =>
  runVitest("suites", ["--root", folder, "--dir", folder, "--exclude", ""], {
    workFolder: folder,
    cwd: folder,
    secondTry,
  });

const path = (/** @type {string} */ name) => `${relative(ROOT, folder)}/${name}.test.mjs`;

/** Passes from its second run on, as something that depends on how busy the machine is. */
const UNSTEADY = `
  const seen = new URL("seen", import.meta.url);
  test("waits long enough", () => {
    const again = existsSync(seen);
    writeFileSync(seen, "");
    expect(again).toBe(true);
  });`;

test("what passes when it is tried again is counted as passed, and named", async () => {
  await writeSuite("unsteady", UNSTEADY);
  expect(await runSuites(true)).toMatchObject({
    passed: 2,
    failed: 0,
    unsteady: [`${path("unsteady")}: waits long enough`],
    output: expect.stringContaining("Once more, what failed:"),
  });
});

test("without a second try it has failed", async () => {
  await writeSuite("unsteady", UNSTEADY);
  expect(await runSuites(false)).toMatchObject({ passed: 1, failed: 1, unsteady: [] });
});

test("what fails again has failed", async () => {
  await writeSuite("wrong", `test("is right", () => expect(1).toBe(2));`);
  expect(await runSuites(true)).toMatchObject({
    passed: 1,
    failed: 1,
    failures: [`${path("wrong")}: is right`],
    unsteady: [],
  });
});

test("an error that belongs to no test is not forgiven with one that does", async () => {
  await writeSuite("unsteady", UNSTEADY);
  await writeSuite("stray", `test("goes on", () => void Promise.reject(new Error("lost")));`);
  expect(await runSuites(true)).toMatchObject({ failed: 1, unsteady: [] });
});
