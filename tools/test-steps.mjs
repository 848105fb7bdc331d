import { buildExtension } from "./build-extension.mjs";
import { findOrInstall } from "./browsers.mjs";
import { run } from "./child-process.mjs";
import { ensureExtensionTypes } from "./generate.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";
import { projectBin } from "./project-bin.mjs";
import { runVitest } from "./vitest-run.mjs";

/** @typedef {import("./vitest-run.mjs").Counts} Counts */

/** Only in CI: whoever has just written a test wants to see at once that it does not always pass. */
const secondTry = Boolean(process.env.CI);

/**
 * @typedef {object} Step
 * @property {string} name as `--only` takes it
 * @property {string} title
 * @property {(workFolder: string) => Promise<Counts>} run
 */

/**
 * What `npm test` runs, the quick ones first.
 *
 * @type {Step[]}
 */
export const steps = [
  {
    name: "format",
    title: "Format (oxfmt)",
    run: () => check([[projectBin("oxfmt"), "--check", "."]]),
  },
  {
    name: "types",
    title: "Types (tsc in each package)",
    run: async () => {
      await ensureExtensionTypes();
      const projects = ["packages/schema", "packages/api", "packages/extension", "tools"];
      return check(projects.map((project) => [projectBin("tsc"), "--project", project]));
    },
  },
  {
    name: "lint",
    title: "Lint (oxlint, type-aware)",
    run: async () => {
      await ensureExtensionTypes();
      return check([[projectBin("oxlint")]]);
    },
  },
  {
    name: "boundaries",
    title: "Boundaries (who may import whom, file names)",
    run: () => check([[fromRoot("tools", "boundaries.mjs")]]),
  },
  {
    name: "dead-code",
    title: "Dead code (knip)",
    run: () => check([[projectBin("knip"), "--no-progress"]]),
  },
  {
    name: "schema-drift",
    title: "schema.graphql is what the code says",
    run: () => check([[fromRoot("packages", "schema", "scripts", "print-schema.ts"), "--check"]]),
  },
  {
    name: "operations-drift",
    title: "operations.json is what the extension sends",
    run: () =>
      check([[fromRoot("packages", "extension", "scripts", "print-operations.ts"), "--check"]]),
  },
  {
    name: "breaking-changes",
    title: "Clients of the last release still work",
    run: () => check([[fromRoot("packages", "schema", "scripts", "check-breaking-changes.ts")]]),
  },
  {
    name: "unit",
    title: "Unit tests (schema, extension, tools)",
    run: async (workFolder) => {
      // A test of the tools checks what they scaffold against them.
      await ensureExtensionTypes();
      return runVitest("unit", ["--project=schema", "--project=extension", "--project=tools"], {
        workFolder,
        secondTry,
      });
    },
  },
  {
    name: "api",
    title: "API tests (on PGlite, or on the PostgreSQL of TEST_DATABASE_URL)",
    run: (workFolder) => runVitest("api", ["--project=api"], { workFolder, secondTry }),
  },
  {
    name: "extension-build",
    title: "Extension build (Chrome, Firefox)",
    run: async () => {
      await buildExtension({ always: true });
      return { passed: 1, failed: 0, skipped: 0, output: "", evidence: [] };
    },
  },
  {
    name: "e2e-chromium",
    title: "End to end in Chromium",
    run: (workFolder) => runBrowser("chromium", workFolder),
  },
  {
    name: "e2e-firefox",
    title: "End to end in Firefox",
    run: (workFolder) => runBrowser("firefox", workFolder),
  },
];

/**
 * @param {"chromium" | "firefox"} browser
 * @param {string} workFolder
 */
async function runBrowser(browser, workFolder) {
  await buildExtension();
  const executable = await findOrInstall(browser);
  return runVitest(`e2e-${browser}`, ["--config=e2e/vitest.config.ts", `--project=${browser}`], {
    workFolder,
    secondTry,
    cwd: fromRoot("packages", "extension"),
    env: { [browser === "chromium" ? "CHROMIUM_PATH" : "FIREFOX_PATH"]: executable },
  });
}

/**
 * Runs programs with our Node one after the other, as one check that passes when all exit with 0.
 *
 * @param {string[][]} commands
 * @returns {Promise<Counts>}
 */
async function check(commands) {
  let output = "";
  let failed = false;
  for (const args of commands) {
    const result = await run(PROJECT_NODE, args);
    output += result.output;
    failed ||= result.code !== 0;
  }
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0, output, evidence: [] };
}
