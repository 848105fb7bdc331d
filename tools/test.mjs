// `npm test`: everything that is checked, in one run. Goes on after a failure, so that all of them
// are seen; the last line is "N passed, N failed".
import "./node-version.mjs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { onStopSignal, signalNumber, stopAll } from "./child-process.mjs";
import { failureLines, unsteadyLines } from "./failure-lines.mjs";
import { Failure, main } from "./failure.mjs";
import { ensureDatabaseClient } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { CACHE_FOLDER, fromRoot } from "./paths.mjs";
import { duration, printAbove, withProgress } from "./progress.mjs";
import { steps } from "./test-steps.mjs";

const HELP = `Usage: npm test -- [options]

Runs every check of the project, each a step of its own.

  --only <step>    run this step only (may be repeated)
  --skip <step>    leave this step out (may be repeated)
  --list           print the steps and what they check
  --report <file>  where to write what ran, as JSON (default .cache/test/report.json)
  --help           print this`;

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, milliseconds: number, failures?: string[], unsteady?: string[], evidence: { ran: string }[] }} Outcome */

await main(async () => {
  const options = readOptions();
  if (options.help) return print(HELP);
  if (options.list) {
    return print(steps.map((step) => `${step.name.padEnd(18)}${step.title}`).join("\n"));
  }
  const chosen = chooseSteps(options);
  // The programs write to us; whether a person sees it decides about colours.
  if (!process.stdout.isTTY) process.env.NO_COLOR ||= "1";
  else if (!process.env.NO_COLOR) process.env.FORCE_COLOR ||= "1";
  // One of its own: a test of these tools runs some of them again.
  const workFolder = await mkdtemp(join(tmpdir(), "paperround-test-"));
  onStopSignal((signal) => {
    const stopped = stopAll().then(() => rm(workFolder, { recursive: true, force: true }));
    void stopped.finally(() => {
      printAbove("Stopped before the end.\n");
      process.exit(128 + signalNumber(signal));
    });
  });

  // The suites start many servers: what Node made of their sources is kept.
  process.env.NODE_COMPILE_CACHE ||= join(CACHE_FOLDER, "compiled");
  await ensureInstalled();
  await ensureDatabaseClient();

  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of chosen) outcomes.push(await runStep(step, workFolder));
  await rm(workFolder, { recursive: true, force: true });
  const file = resolve(options.report ?? fromRoot(".cache", "test", "report.json"));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ steps: outcomes }, null, 2)}\n`);
  return summarise(outcomes);
});

function readOptions() {
  const args = process.argv.slice(2);
  if (args[0] === "--") args.shift();
  try {
    return parseArgs({
      args,
      options: {
        only: { type: "string", multiple: true },
        skip: { type: "string", multiple: true },
        report: { type: "string" },
        list: { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n\n${HELP}`, { exitCode: 2 });
  }
}

/** @param {{ only?: string[], skip?: string[] }} options */
function chooseSteps({ only, skip = [] }) {
  const known = new Set(steps.map((step) => step.name));
  for (const name of [...(only ?? []), ...skip]) {
    if (!known.has(name)) {
      throw new Failure(`There is no step "${name}": choose among ${[...known].join(", ")}.`, {
        exitCode: 2,
      });
    }
  }
  return steps.filter(
    (step) => (only === undefined || only.includes(step.name)) && !skip.includes(step.name),
  );
}

/**
 * @param {import("./test-steps.mjs").Step} step
 * @param {string} workFolder
 * @returns {Promise<Outcome>}
 */
async function runStep(step, workFolder) {
  const startedAt = Date.now();
  const result = await withProgress(step.title, () => step.run(workFolder), {
    leaveTrace: false,
  }).catch((error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    output: error instanceof Failure ? `${error.details}\n${error.message}` : String(error?.stack),
    evidence: [],
  }));
  const { output, ...counts } = result;
  const milliseconds = Date.now() - startedAt;
  const failed = counts.failed > 0;
  if ((failed || process.env.CI) && output.trim() !== "") console.log(`\n${output.trim()}\n`);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(
    `${failed ? "✗" : "✓"} ${step.name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${duration(milliseconds)})`,
  );
  return { name: step.name, ...counts, milliseconds };
}

/** @param {Outcome[]} outcomes */
function summarise(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const skipped = outcomes.reduce((sum, outcome) => sum + outcome.skipped, 0);
  const time = outcomes.reduce((sum, outcome) => sum + outcome.milliseconds, 0);
  const failing = outcomes.filter((outcome) => outcome.failed > 0).map((outcome) => outcome.name);
  console.log("");
  for (const line of [...unsteadyLines(outcomes), ...failureLines(outcomes)]) console.log(line);
  if (failing.length > 0) {
    console.log(`Failed: ${failing.join(", ")}. One again: npm test -- --only ${failing[0]}`);
  }
  if (skipped > 0) console.log(`${skipped} tests were skipped; their output says why.`);
  console.log(`Took ${duration(time)}.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** @param {string} text */
function print(text) {
  console.log(text);
  return 0;
}
