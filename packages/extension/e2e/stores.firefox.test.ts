import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognisers } from "../src/recognisers/registry.ts";

const PACKAGE = path.join(import.meta.dirname, "..");
const REPOSITORY = path.join(PACKAGE, "../..");
const WXT = path.join(PACKAGE, "node_modules/wxt/bin/wxt.mjs");
const execute = promisify(execFile);

/** Runs a program as a person would: a build under a test would be one for development. */
function run(args: string[], cwd = PACKAGE) {
  const env = { ...process.env, NODE_ENV: "production" };
  return execute(process.execPath, args, { cwd, env, maxBuffer: 64 << 20 });
}

interface Manifest {
  version: string;
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  icons: Record<string, string>;
  content_security_policy: { extension_pages: string };
  content_scripts?: object[];
  browser_specific_settings?: {
    gecko: { data_collection_permissions: { required: string[] } };
  };
}

const built = (browser: string) => path.join(PACKAGE, `.output/${browser}-mv3`);
const manifestOf = async (browser: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(built(browser), "manifest.json"), "utf8"));
const storeText = (name: string) =>
  readFile(path.join(REPOSITORY, "docs/store", `${name}.md`), "utf8");

/** Builds, and reading all that was built: what a busy machine may need. In milliseconds. */
const LONG = 600_000;

describe.for(["chrome", "firefox"])("what a store looks at, for %s", (browser) => {
  test("only the named sites and the first server are required", async () => {
    const { host_permissions, optional_host_permissions, content_scripts } =
      await manifestOf(browser);
    const server = browser === "firefox" ? "http://localhost/*" : "http://localhost:4000/*";
    const sites = recognisers.flatMap(({ hosts }) => hosts);
    expect(host_permissions.toSorted()).toEqual([...new Set([...sites, server])].toSorted());
    expect(optional_host_permissions).toEqual(["https://*/*", "http://*/*"]);
    // Scripts are brought by the background, to pages of these sites alone.
    expect(content_scripts).toBeUndefined();
  });

  test("every permission is justified", async () => {
    const { permissions } = await manifestOf(browser);
    const text = await storeText("permissions");
    expect(permissions.filter((name) => !text.includes(`| \`${name}\``))).toEqual([]);
  });

  test("scripts come from the package alone", async () => {
    const { content_security_policy } = await manifestOf(browser);
    const rules = content_security_policy.extension_pages.split("; ");
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("script-src 'self'");
    expect(rules).toContain("object-src 'none'");
    expect(content_security_policy.extension_pages).not.toMatch(/unsafe|data:|blob:/);
  });

  test("icons are there in every size, and as large as they say", async () => {
    const { icons } = await manifestOf(browser);
    expect(Object.keys(icons)).toEqual(["16", "24", "32", "48", "64", "96", "128"]);
    for (const [size, file] of Object.entries(icons)) {
      const png = await readFile(path.join(built(browser), file));
      // Width and height stand behind the header of the first chunk.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
    }
  });
});

test("Firefox is told which data leave the browser, and why", async () => {
  const { browser_specific_settings } = await manifestOf("firefox");
  const declared = browser_specific_settings?.gecko.data_collection_permissions.required ?? [];
  expect(declared.length).toBeGreaterThan(0);
  const text = await storeText("privacy");
  expect(declared.filter((name) => !text.includes(`| \`${name}\``))).toEqual([]);
});

test("web-ext lint finds no error", { timeout: LONG }, async () => {
  const webExt = path.join(PACKAGE, "node_modules/web-ext/bin/web-ext.js");
  const args = ["lint", "--source-dir", built("firefox"), "--output", "json"];
  const { stdout } = await run([webExt, ...args]).catch((failed: { stdout: string }) => failed);
  const { errors, warnings } = JSON.parse(stdout);
  for (const { code, file } of warnings) console.log(`warning: ${code} in ${file}`);
  expect(errors).toEqual([]);
});

describe("the sources that Firefox's reviewers get", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "paperround-sources-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("build what is uploaded, byte for byte", { timeout: LONG }, async () => {
    await run([WXT, "zip", "-b", "firefox", "--mv3"]);
    const { version } = await manifestOf("firefox");
    const zip = (what: string) =>
      readFile(path.join(PACKAGE, `.output/paperround-${version}-${what}.zip`));
    const sources = unzipSync(await zip("sources"));
    const unread =
      /^packages\/api\/|\/(?:e2e|bench|images|generated|node_modules)\/|\.test\.|^\.|\/\./;
    expect(Object.keys(sources).filter((name) => unread.test(name))).toEqual([]);
    for (const [name, bytes] of Object.entries(sources)) {
      const file = path.join(folder, name);
      if (name.endsWith("/")) continue;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    await installAsHere(folder);
    const extension = path.join(folder, "packages/extension");
    await run([WXT, "build", "-b", "firefox", "--mv3"], extension);

    const uploaded = unzipSync(await zip("firefox"));
    const names = Object.keys(uploaded).filter((name) => !name.endsWith("/"));
    const rebuilt = path.join(extension, ".output/firefox-mv3");
    const files = (await readdir(rebuilt, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(rebuilt, path.join(entry.parentPath, entry.name)));
    expect(files.toSorted()).toEqual(names.toSorted());
    const differing = [];
    for (const name of names) {
      const bytes = await readFile(path.join(rebuilt, name));
      if (!bytes.equals(uploaded[name] ?? new Uint8Array())) differing.push(name);
    }
    expect(differing).toEqual([]);
  });
});

/** Gives the sources the packages that are installed here, but for our own: those are its own. */
async function installAsHere(folder: string): Promise<void> {
  await symlink(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"));
  for (const name of ["extension", "schema"]) {
    const here = path.join(REPOSITORY, "packages", name, "node_modules");
    const there = path.join(folder, "packages", name, "node_modules");
    await mkdir(there, { recursive: true });
    for (const entry of await readdir(here)) {
      if (entry === "@paperround") continue;
      await symlink(path.join(here, entry), path.join(there, entry));
    }
  }
  const own = path.join(folder, "packages/extension/node_modules/@paperround");
  await mkdir(own);
  await symlink(path.join(folder, "packages/schema"), path.join(own, "schema"));
}
