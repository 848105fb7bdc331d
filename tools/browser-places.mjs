// Where browsers are found on people's machines.
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** @typedef {"chromium" | "firefox"} Browser */

/** @type {Record<Browser, string[]>} */
const NAMES_ON_PATH = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  firefox: ["firefox", "firefox-esr"],
};

/**
 * Paths at which this browser may be, the likeliest first; none of them need exist.
 *
 * @param {Browser} browser
 * @returns {Promise<string[]>}
 */
export async function browserPlaces(browser) {
  const downloaded = await downloads(browser);
  return [...onPath(NAMES_ON_PATH[browser]), ...downloaded, ...usualPlaces(browser)];
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** @param {Browser} browser */
function usualPlaces(browser) {
  if (process.platform === "darwin") {
    return browser === "chromium"
      ? ["/Applications/Chromium.app/Contents/MacOS/Chromium"]
      : ["/Applications/Firefox.app/Contents/MacOS/firefox"];
  }
  if (process.platform === "win32") {
    const { ProgramFiles = "", LOCALAPPDATA = "" } = process.env;
    return browser === "chromium"
      ? [join(LOCALAPPDATA, "Chromium", "Application", "chrome.exe")]
      : [join(ProgramFiles, "Mozilla Firefox", "firefox.exe")];
  }
  return [];
}

/** Where Puppeteer's downloads go, which we use for Firefox: Playwright's is patched for itself. */
export const PUPPETEER_CACHE =
  process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");

/**
 * Browsers that Playwright or Puppeteer have downloaded, the newest first.
 *
 * @param {Browser} browser
 */
async function downloads(browser) {
  if (browser === "firefox") {
    const folder = join(PUPPETEER_CACHE, "firefox");
    const inside = {
      darwin: ["Firefox.app/Contents/MacOS/firefox", "Firefox Nightly.app/Contents/MacOS/firefox"],
      win32: ["core/firefox.exe", "firefox/firefox.exe"],
      linux: ["firefox/firefox"],
    };
    return below(folder, () => true, inside);
  }
  const app = "Contents/MacOS/";
  return below(playwrightCache(), (name) => /^chromium-\d+$/.test(name), {
    darwin: ["chrome-mac", "chrome-mac-arm64", "chrome-mac-x64"].flatMap((folder) => [
      `${folder}/Chromium.app/${app}Chromium`,
      `${folder}/Google Chrome for Testing.app/${app}Google Chrome for Testing`,
    ]),
    win32: ["chrome-win/chrome.exe", "chrome-win64/chrome.exe"],
    linux: ["chrome-linux/chrome", "chrome-linux64/chrome"],
  });
}

function playwrightCache() {
  const { PLAYWRIGHT_BROWSERS_PATH, XDG_CACHE_HOME, LOCALAPPDATA = "" } = process.env;
  if (PLAYWRIGHT_BROWSERS_PATH) return PLAYWRIGHT_BROWSERS_PATH;
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "ms-playwright");
  if (process.platform === "win32") return join(LOCALAPPDATA, "ms-playwright");
  return join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ms-playwright");
}

/**
 * @param {string} cache
 * @param {(name: string) => boolean} isBrowser
 * @param {Record<string, string[]>} inside by platform
 */
async function below(cache, isBrowser, inside) {
  const names = await readdir(cache).catch(() => /** @type {string[]} */ ([]));
  const newestFirst = names
    .filter(isBrowser)
    .sort((one, other) => other.localeCompare(one, "en", { numeric: true }));
  const places = inside[process.platform] ?? inside.linux ?? [];
  return newestFirst.flatMap((name) => places.map((place) => join(cache, name, place)));
}
