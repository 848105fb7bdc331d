import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";

/** A machine of our own making: its PATH and its caches. */
let home = "";

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "paperround browsers "));
});
afterEach(() => rm(home, { recursive: true }));

/**
 * Puts a program there that prints a text for its version.
 *
 * @param {string} path
 * @param {string} says
 * @param {number} [code]
 */
async function program(path, says, code = 0) {
  const file = join(home, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho "${says}"\nexit ${code}\n`);
  await chmod(file, 0o755);
  return file;
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function browsers(args, env = {}) {
  return run(PROJECT_NODE, [fromRoot("tools", "browsers.mjs"), ...args], {
    env: { HOME: home, PATH: join(home, "bin"), ...env },
  });
}

/** @param {NodeJS.ProcessEnv} [env] */
async function found(env) {
  return JSON.parse((await browsers(["--json"], env)).output);
}

describe.skipIf(process.platform === "win32")("the browsers for the tests", () => {
  test("are those on the PATH", async () => {
    const chromium = await program("bin/chromium", "Chromium 156.0.8078.73 built on Debian");
    const firefox = await program("bin/firefox-esr", "Mozilla Firefox 153.0esr");
    expect(await found()).toEqual({ chromium, firefox });
  });

  test("are those that the variables name, before any other", async () => {
    await program("bin/chromium", "Chromium 156.0.8078.73");
    const chromium = await program("own/chromium", "Chromium 150.0.1.2");
    expect(await found({ CHROMIUM_PATH: chromium })).toMatchObject({ chromium });
  });

  test("are downloads of Playwright and Puppeteer, the newest first", async () => {
    await program(".cache/ms-playwright/chromium-998/chrome-linux/chrome", "Chromium 130.0.1.2");
    const chromium = await program(
      ".cache/ms-playwright/chromium-1205/chrome-linux64/chrome",
      "Google Chrome for Testing 141.0.1.2",
    );
    const firefox = await program(
      ".cache/puppeteer/firefox/linux-stable_150.0/firefox/firefox",
      "Mozilla Firefox 150.0",
    );
    expect(await found()).toEqual({ chromium, firefox });
  });

  test("are none that cannot do it", async () => {
    await program("bin/chromium-browser", "Please install the snap", 1);
    await program("bin/google-chrome", "Google Chrome 140.0.1.2");
    await program("bin/firefox", "Mozilla Firefox 128.4.0esr");
    const { code, output } = await browsers([]);
    expect(output).toBe("chromium: missing\nfirefox: missing\n");
    expect(code).toBe(1);
  });

  test.for([
    ["nowhere", "", "which does not exist or is not executable"],
    ["other", "Chromium 156.0.1.2", "which is Chromium"],
    ["old", "Mozilla Firefox 128.0", "which is older than 140"],
    ["broken", "Segmentation fault", "which does not start"],
  ])("say what is wrong with a FIREFOX_PATH that is %s", async ([name = "", says = "", reason]) => {
    const path = says === "" ? join(home, name) : await program(name, says);
    const { code, output } = await browsers(["firefox"], { FIREFOX_PATH: path });
    expect(output).toBe(`FIREFOX_PATH names ${path}, ${reason}: set it to a Firefox.\n`);
    expect(code).toBe(1);
  });
});
