// Finds the Chromium and the Firefox for the tests, or gets one without asking for a password.
import "./node-version.mjs";
import { access, constants } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserPlaces, PUPPETEER_CACHE } from "./browser-places.mjs";
import { run } from "./child-process.mjs";
import { Failure, main } from "./failure.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";
import { printAbove, withProgress } from "./progress.mjs";

/** @typedef {import("./browser-places.mjs").Browser} Browser */

const HELP = `Usage: node tools/browsers.mjs [--install] [--json] [chromium] [firefox]

Prints where the browsers for the tests are. With --install, gets those that are missing: a download
by Playwright or Puppeteer, or the packages of the system when this is root.`;

/** The variables that name a browser of one's own choice. */
const VARIABLES = { chromium: "CHROMIUM_PATH", firefox: "FIREFOX_PATH" };
/** Firefox knows data_collection_permissions, which the extension declares, since 140. */
const OLDEST = { chromium: 120, firefox: 140 };
const TITLES = { chromium: "Chromium", firefox: "Firefox" };

/**
 * The executable of a browser that is there, or null.
 *
 * @param {Browser} browser
 * @throws {Failure} when the variable for it names something that is no such browser
 */
export async function findBrowser(browser) {
  const variable = VARIABLES[browser];
  const named = process.env[variable];
  if (named) {
    const objection = await objectionTo(browser, named);
    if (objection === null) return named;
    throw new Failure(`${variable} names ${named}, ${objection}: set it to a ${TITLES[browser]}.`);
  }
  for (const place of await browserPlaces(browser)) {
    if ((await objectionTo(browser, place)) === null) return place;
  }
  return null;
}

/**
 * The executable of a browser, downloaded or installed when there is none.
 *
 * @param {Browser} browser
 * @throws {Failure} that says what to install
 */
export async function findOrInstall(browser) {
  const found = await findBrowser(browser);
  if (found !== null) return found;
  for (const way of waysToInstall(browser)) {
    const label = `${way.title} of ${TITLES[browser]}`;
    try {
      return await withProgress(label, async () => {
        const { code, output } = await way.run();
        if (code !== 0) throw new Failure(firstError(output));
        const installed = await findBrowser(browser);
        if (installed === null) throw new Failure("what it brought does not start");
        return installed;
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      printAbove(`${label} did not work: ${error.message}\n`);
    }
  }
  throw new Failure(
    `No ${TITLES[browser]} was found and none could be fetched: install one ` +
      `(Debian: apt-get install ${DEBIAN_PACKAGES[browser]}) or set ${VARIABLES[browser]} to its path.`,
  );
}

/**
 * Why a path is not the browser that the tests need, or null when it is. It is started to find out:
 * some systems have a script under that name that only tells how to install the browser.
 *
 * @param {Browser} browser
 * @param {string} path
 */
async function objectionTo(browser, path) {
  try {
    await access(path, constants.X_OK);
  } catch {
    return "which does not exist or is not executable";
  }
  // On Windows neither browser prints its version.
  if (process.platform === "win32") return null;
  const { code, output } = await run(path, ["--version"], { timeoutMs: 20_000 });
  const [, name = "", major = ""] = /(Chromium|Chrome|Firefox)\D*(\d+)\./.exec(output) ?? [];
  if (code !== 0 || name === "") return "which does not start";
  if ((name === "Firefox") !== (browser === "firefox")) return `which is ${name}`;
  if (Number(major) < OLDEST[browser]) return `which is older than ${OLDEST[browser]}`;
  if (/Google Chrome(?! for Testing)/.test(output) && Number(major) >= 137) {
    return "which is Google Chrome: since 137 it loads no extension from the command line";
  }
  return null;
}

const DEBIAN_PACKAGES = { chromium: "chromium", firefox: "firefox-esr" };

/**
 * @param {Browser} browser
 * @returns {{ title: string, run: () => Promise<{ code: number, output: string }> }[]}
 */
function waysToInstall(browser) {
  const ways = [{ title: "Download", run: () => download(browser) }];
  if (process.getuid?.() === 0) {
    ways.push({ title: "Installation by apt-get", run: () => installPackage(browser) });
  }
  return ways;
}

/** @param {Browser} browser */
async function download(browser) {
  const resolve = createRequire(fromRoot("packages", "extension", "package.json")).resolve;
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" };
  if (browser === "chromium") {
    const cli = join(dirname(resolve("playwright-core/package.json")), "cli.js");
    return run(PROJECT_NODE, [cli, "install", "--no-shell", "chromium"], { env });
  }
  const puppeteer = createRequire(resolve("puppeteer-core"));
  const cli = join(dirname(puppeteer.resolve("@puppeteer/browsers")), "main-cli.js");
  return run(PROJECT_NODE, [cli, "install", "firefox@stable", "--path", PUPPETEER_CACHE], { env });
}

/** @param {Browser} browser */
async function installPackage(browser) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update", "--quiet"], { env });
  if (update.code !== 0) return update;
  const packages = [DEBIAN_PACKAGES[browser], "fonts-dejavu-core"];
  const args = ["install", "--yes", "--quiet", "--no-install-recommends", ...packages];
  return run("apt-get", args, { env });
}

/** @param {string} output of a program that failed */
function firstError(output) {
  const lines = output.split("\n").map((line) => line.trim());
  const line = lines.find((text) => /error|E:|not found|failed|ENOENT|unable/i.test(text));
  return (line ?? lines.find((text) => text !== "") ?? "it said nothing").slice(0, 160);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const args = process.argv.slice(2).filter((arg) => arg !== "--");
    if (args.includes("--help")) {
      console.log(HELP);
      return 0;
    }
    const chosen = /** @type {Browser[]} */ (["chromium", "firefox"]).filter(
      (name) => args.includes(name) || !(args.includes("chromium") || args.includes("firefox")),
    );
    const find = args.includes("--install") ? findOrInstall : findBrowser;
    /** @type {Record<string, string | null>} */
    const found = {};
    for (const browser of chosen) found[browser] = await find(browser);
    if (args.includes("--json")) console.log(JSON.stringify(found));
    else {
      for (const [name, path] of Object.entries(found))
        console.log(`${name}: ${path ?? "missing"}`);
    }
    return Object.values(found).includes(null) ? 1 : 0;
  });
}
