import { access, constants, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { run } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { fromRoot, PROJECT_NODE, ROOT } from "./paths.mjs";
import { withProgress } from "./progress.mjs";

const MARK = "installed.sha256";

/** What the mark says when a package was found missing or broken. */
const DAMAGED = "damaged";

/**
 * Installs what the lockfile names, with the pnpm that package.json pins, unless nothing that
 * decides it has changed since the last time. An installation that was interrupted or that
 * something has damaged is repaired.
 *
 * @throws {Failure} with a sentence that says what to do
 */
export async function ensureInstalled() {
  const wanted = await fingerprintOfManifests();
  const mark = await readMark(MARK);
  if (mark === wanted && (await isWhole())) return;
  await withProgress("Installing packages", () => install({ repair: mark === DAMAGED }));
  if (!(await isWhole())) {
    await withProgress("Repairing packages", () => install({ repair: true }));
  }
  if (!(await isWhole())) {
    throw new Failure(
      "Packages were installed, yet the project's own Node is missing: " +
        "delete the folder node_modules and run the same command again.",
    );
  }
  await writeMark(MARK, wanted);
}

/** Makes the next ensureInstalled() repair node_modules, because a package was found missing. */
export async function distrustInstallation() {
  await writeMark(MARK, DAMAGED);
}

async function fingerprintOfManifests() {
  const manifests = await packageFolders();
  return fingerprint(
    [
      fromRoot("package.json"),
      fromRoot("pnpm-lock.yaml"),
      fromRoot("pnpm-workspace.yaml"),
      ...manifests.map((folder) => fromRoot("packages", folder, "package.json")),
    ],
    [process.platform, process.arch],
  );
}

/** Whether node_modules looks as pnpm left it: each package has its own, and Node can be started. */
async function isWhole() {
  const folders = await packageFolders();
  try {
    await access(PROJECT_NODE, constants.X_OK);
    for (const folder of folders) await access(fromRoot("packages", folder, "node_modules"));
    return true;
  } catch {
    return false;
  }
}

async function packageFolders() {
  const entries = await readdir(fromRoot("packages"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** @param {{ repair: boolean }} options */
async function install({ repair }) {
  const pnpm = await findPnpm();
  const args = ["install", "--frozen-lockfile", ...(repair ? ["--force"] : [])];
  const { code, output } = await run(pnpm.command, [...pnpm.args, ...args], {
    env: environmentOfInstall(),
    shell: pnpm.shell,
  });
  if (code === 0) return;
  const explanation = explain(code, output);
  if (explanation !== null) throw new Failure(explanation);
  throw new Failure(
    "Installing packages failed for the reason above: mend it, or delete the folder node_modules, and run the same command again.",
    { details: lastLines(output, 15) },
  );
}

/**
 * The pinned pnpm: the one on PATH when it is of that very version, else npx fetches it.
 *
 * @returns {Promise<{ command: string, args: string[], shell: boolean }>}
 */
async function findPnpm() {
  const manifest = JSON.parse(await readFile(fromRoot("package.json"), "utf8"));
  const pinned = String(manifest.packageManager)
    .replace(/^pnpm@/, "")
    .replace(/\+.*$/, "");
  const shell = process.platform === "win32";
  // Asked outside the repository: inside, pnpm and Corepack would fetch the pinned version to answer.
  const { code, output } = await run("pnpm", ["--version"], {
    cwd: tmpdir(),
    env: { ...process.env, COREPACK_ENABLE_NETWORK: "0", COREPACK_ENABLE_DOWNLOAD_PROMPT: "0" },
    shell,
    timeoutMs: 10_000,
  });
  if (code === 0 && output.trim() === pinned) return { command: "pnpm", args: [], shell };
  return { command: "npx", args: ["--yes", `pnpm@${pinned}`], shell };
}

/**
 * The environment less what `npm --prefix` and `npm start` put there for themselves: a nested npx
 * would take them for its own settings.
 */
function environmentOfInstall() {
  const env = { ...process.env };
  for (const name of ["npm_config_prefix", "npm_config_local_prefix", "npm_config_global_prefix"]) {
    delete env[name];
  }
  // Without a network that should not take minutes to say.
  env.npm_config_fetch_retry_mintimeout ??= "1000";
  env.npm_config_fetch_retry_maxtimeout ??= "4000";
  return env;
}

/**
 * What to do about a failure that people meet, or null for any other.
 *
 * @param {number} code
 * @param {string} output
 */
function explain(code, output) {
  // pnpm breaks its lines anywhere.
  const text = output.replace(/\s+/g, " ");
  const again = "and run the same command again.";
  if (code === 127) return `npm's npx was not found: install Node with npm ${again}`;
  if (/ENOSPC|no space left/i.test(text)) {
    return `The disk is full: free some space (about 1.5 GB are needed) ${again}`;
  }
  if (/OUTDATED_LOCKFILE|frozen-lockfile|lockfile is not up to date/i.test(text)) {
    return `pnpm-lock.yaml does not fit the package.json files: run \`npx pnpm install\`, commit the lockfile ${again}`;
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(text)) {
    return `This user may not write where packages go: make ${ROOT} and npm's cache writable ${again}`;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH|network|dns error|error sending request/i.test(
      text,
    )
  ) {
    return `The package registry could not be reached: connect to the network (or name your proxy with \`npm config set proxy …\`) ${again}`;
  }
  return null;
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
