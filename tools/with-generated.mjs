// Runs a program of the project when everything it needs is there: installs and generates what is
// missing or out of date, then hands over. This is what makes each script of package.json work in a
// fresh clone.
//
//   node tools/with-generated.mjs [options of Node] [<file.ts | file.mjs | name of a program> [arguments]]
import "./node-version.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { onStopSignal, signalNumber } from "./child-process.mjs";
import { Failure, main } from "./failure.mjs";
import { ensureDatabaseClient, ensureExtensionTypes } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { fromRoot, PROJECT_NODE, ROOT } from "./paths.mjs";
import { projectBin } from "./project-bin.mjs";

const HELP = `Usage: node tools/with-generated.mjs [options of Node] [<script or program> [arguments]]

Installs and generates what is missing, then runs the script (.ts, .mjs) or program (vitest, tsc,
oxlint …) with the Node of the project. What begins with "--" before it is an option of Node; the
first "--" of the arguments is dropped.`;

/** What reads types; everything else runs without those of the extension. */
const NEEDS_TYPES = new Set(["tsc", "oxlint", "knip"]);

await main(async () => {
  const given = process.argv.slice(2);
  if (given[0] === "--help") {
    console.log(HELP);
    return 0;
  }
  const at = given.findIndex((argument) => !argument.startsWith("--"));
  const options = at === -1 ? given : given.slice(0, at);
  const [target, ...rest] = at === -1 ? [] : given.slice(at);
  await ensureInstalled();
  await ensureDatabaseClient();
  if (target === undefined || NEEDS_TYPES.has(target)) await ensureExtensionTypes();
  if (target === undefined) return 0;
  return handOver(target, withoutSeparator(rest), options);
});

/**
 * pnpm passes the `--` of `pnpm run import -- bundled` on, npm does not: drops the first.
 *
 * @param {string[]} args
 */
function withoutSeparator(args) {
  const index = args.indexOf("--");
  return index === -1 ? args : args.toSpliced(index, 1);
}

/**
 * Runs the program on our own terminal and returns its exit code.
 *
 * @param {string} target
 * @param {string[]} args
 * @param {string[]} options of Node
 */
async function handOver(target, args, options) {
  const file = /\.[mc]?[jt]s$/.test(target) ? target : projectBin(target);
  const child = spawn(PROJECT_NODE, [...options, file, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      // Paths that a person types begin where they typed them.
      INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
      PATH: [fromRoot("node_modules", ".bin"), process.env.PATH].join(delimiter),
    },
  });
  // A terminal sends its Ctrl-C to the program too; any other sender has told only us.
  onStopSignal((signal) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
  try {
    const [code, signal] = await once(child, "close");
    return code ?? 128 + signalNumber(signal);
  } catch (error) {
    throw new Failure(`${target} could not be started: ${String(error)}`, { cause: error });
  }
}
