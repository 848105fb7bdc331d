import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EXTENSION_BUILDS } from "../build-extension.mjs";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE, ROOT } from "../paths.mjs";

const START = fromRoot("tools", "start.mjs");

let dataDir = "";
/** @type {import("node:child_process").ChildProcess | undefined} */
let started;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "paperround start "));
});
afterEach(async () => {
  started?.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * Starts Paperround and waits until it says that it runs.
 *
 * @returns what was printed, the process, and the server's address
 */
async function startPaperround() {
  const child = spawn(PROJECT_NODE, [START], {
    env: { ...process.env, PORT: "0", PAPERROUND_DATA_DIR: dataDir, LOG_FORMAT: "json" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (output += String(chunk)));
  }
  await expect.poll(() => output, { timeout: 60_000 }).toContain("Paperround is running.");
  const [, url = ""] = /Playground +(\S+)\/graphql/.exec(output) ?? [];
  return { child, url, output: () => output };
}

/** @param {string} folder */
async function codeIn(folder) {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

describe.skipIf(process.platform === "win32")("npm start", () => {
  test("says where everything is, and ends with 0 at Ctrl-C", async () => {
    const { child, url, output } = await startPaperround();
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(output()).toContain(`Data        ${dataDir}`);
    expect(output()).toContain(EXTENSION_BUILDS.chrome);
    expect(output()).toContain(join(EXTENSION_BUILDS.firefox, "manifest.json"));
    // Built for readers, though tests have started it.
    expect(await codeIn(join(EXTENSION_BUILDS.chrome, "chunks"))).not.toContain(ROOT);
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([0, null]);
    await expect(fetch(`${url}/ready`)).rejects.toThrow("fetch failed");
  }, 120_000);

  test("leaves no server behind when it is killed", async () => {
    const { child, url } = await startPaperround();
    child.kill("SIGKILL");
    await once(child, "close");
    const answers = () =>
      fetch(`${url}/ready`).then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: 20_000 }).toBe(false);
  }, 120_000);

  test("passes on what the server cannot do, and its exit code", async () => {
    const { code, output } = await run(PROJECT_NODE, [START], {
      env: { ...process.env, PORT: "four thousand", PAPERROUND_DATA_DIR: dataDir },
    });
    expect(output).toContain('PORT is "four thousand", but must be a whole number');
    expect(output).not.toContain("Paperround is running");
    expect(code).toBe(1);
  }, 120_000);

  test("takes no arguments", async () => {
    expect(await run(PROJECT_NODE, [START, "--", "fast"])).toMatchObject({
      code: 2,
      output: expect.stringContaining('npm start takes no "fast"'),
    });
  });
});
