// Builds the extension for Chrome and Firefox into packages/extension/.output, when anything it is
// made from has changed.
import { access } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "./failure.mjs";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { fromRoot } from "./paths.mjs";
import { withProgress } from "./progress.mjs";
import { EXTENSION_FOLDER, EXTENSION_OUTPUT, FOR_FIREFOX, runWxt } from "./wxt.mjs";

const HELP = `Usage: pnpm build:extension [--always]

Builds the extension for Chrome and Firefox and prints where. With --always, even when nothing it is
made from has changed.`;

const MARK = "extension.sha256";

/** The builds: where each lands, as a person loads it. */
export const EXTENSION_BUILDS = {
  chrome: join(EXTENSION_OUTPUT, "chrome-mv3"),
  firefox: join(EXTENSION_OUTPUT, "firefox-mv3"),
};

/**
 * @param {{ always?: boolean }} [options] `always` builds even when nothing has changed
 * @throws {Failure} with what the bundler printed
 */
export async function buildExtension({ always = false } = {}) {
  const wanted = await fingerprintOfSources();
  if (!always && (await isBuilt()) && (await readMark(MARK)) === wanted) return;
  await withProgress("Building the extension", async () => {
    await runWxt(["build"]);
    await runWxt(["build", ...FOR_FIREFOX]);
  });
  await writeMark(MARK, wanted);
}

async function fingerprintOfSources() {
  return fingerprint([
    EXTENSION_FOLDER,
    fromRoot("packages", "schema", "src", "paper-id"),
    fromRoot("packages", "schema", "schema.graphql"),
    fromRoot("pnpm-lock.yaml"),
    // How it is built.
    fromRoot("tools", "wxt.mjs"),
  ]);
}

async function isBuilt() {
  try {
    for (const folder of Object.values(EXTENSION_BUILDS)) {
      await access(join(folder, "manifest.json"));
    }
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    if (process.argv.includes("--help")) {
      console.log(HELP);
      return;
    }
    await buildExtension({ always: process.argv.includes("--always") });
    for (const [browser, folder] of Object.entries(EXTENSION_BUILDS)) {
      console.log(`${browser}: ${folder}`);
    }
  });
}
