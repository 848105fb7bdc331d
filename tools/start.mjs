// `npm start`: from whatever state the clone is in to a running server and a built extension.
import "./node-version.mjs";
import { once } from "node:events";
import { join } from "node:path";
import { buildExtension, EXTENSION_BUILDS } from "./build-extension.mjs";
import { onStopSignal, signalNumber, start, stopAll } from "./child-process.mjs";
import { Failure, main } from "./failure.mjs";
import { ensureDatabaseClient } from "./generate.mjs";
import { distrustInstallation, ensureInstalled } from "./install.mjs";
import { CACHE_FOLDER, fromRoot, PROJECT_NODE } from "./paths.mjs";
import { printAbove, withProgress } from "./progress.mjs";

const HELP = `Usage: npm start

Installs what is missing, starts the server and builds the extension. Settings come from the
environment, such as PORT and PAPERROUND_DATA_DIR; docs/operating.md lists them.`;

/**
 * What the server tells us when it listens (packages/api/src/main.ts sends it).
 *
 * @typedef {object} Ready
 * @property {"ready"} type
 * @property {string} url of the server, without a trailing slash
 * @property {string} dataDir
 * @property {string} mail where mail goes, for people to read
 */

await main(async () => {
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  if (args.length > 0)
    throw new Failure(`npm start takes no "${args[0]}".\n\n${HELP}`, { exitCode: 2 });

  let stopping = false;
  let serverStarted = false;
  onStopSignal((signal) => {
    stopping = true;
    void stopAll().finally(() => {
      // Before the server runs there is nothing that could end cleanly.
      if (!serverStarted) process.exit(128 + signalNumber(signal));
    });
  });

  await ensureInstalled();
  await ensureDatabaseClient();
  if (stopping) return 130;

  serverStarted = true;
  const server = startServer();
  const [ready] = await Promise.all([
    withProgress("Starting the server", () => server.ready, { leaveTrace: false }),
    buildExtension().catch((error) => {
      if (!stopping) reportBuild(error);
    }),
  ]);
  if (ready !== null) printAbove(describe(ready));
  const code = await server.ended;
  return stopping && code === 128 + signalNumber("SIGTERM") ? 0 : code;
});

/** Starts the server, with its output passed on as it comes. */
function startServer() {
  // Keeps what Node made of the sources, so that a second start has less to do.
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_COMPILE_CACHE: join(CACHE_FOLDER, "compiled"), ...process.env };
  if (process.stdout.isTTY) {
    // It writes to us, yet a person reads it.
    env.LOG_FORMAT ||= "pretty";
    if (!env.NO_COLOR) env.FORCE_COLOR ||= "1";
  }
  const child = start(PROJECT_NODE, [fromRoot("packages", "api", "src", "main.ts")], {
    env,
    ipc: true,
  });
  let lastError = "";
  child.stdout?.on("data", (chunk) => printAbove(chunk));
  child.stderr?.on("data", (chunk) => {
    lastError = (lastError + String(chunk)).slice(-10_000);
    printAbove(chunk, process.stderr);
  });
  const ended = once(child, "close").then(async ([code, signal]) => {
    if (code !== 0 && /Cannot find (package|module '[^']*node_modules)/.test(lastError)) {
      await distrustInstallation();
      throw new Failure("A package is missing or broken: run npm start again, and it is repaired.");
    }
    return code ?? 128 + signalNumber(signal);
  });
  /** @type {Promise<Ready | null>} */
  const ready = Promise.race([
    once(child, "message").then(([message]) => /** @type {Ready} */ (message)),
    ended.then(() => null),
  ]);
  return { ready, ended };
}

/** @param {unknown} error */
function reportBuild(error) {
  const text = error instanceof Failure ? `${error.details}\n${error.message}` : String(error);
  printAbove(`${text.trim()} The server runs without it.\n`, process.stderr);
}

/** @param {Ready} ready */
function describe({ url, dataDir, mail }) {
  return `
Paperround is running. Ctrl-C ends it.

  Papers      ${url}/
  Playground  ${url}/graphql
  Data        ${dataDir}
  Mail        ${mail}
  Chrome      chrome://extensions, Developer mode, Load unpacked:
              ${EXTENSION_BUILDS.chrome}
  Firefox     about:debugging#/runtime/this-firefox, Load Temporary Add-on:
              ${join(EXTENSION_BUILDS.firefox, "manifest.json")}

`;
}
