import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD } from "../e2e/chromium-reader.ts";

/** The extension with content scripts that do nothing: what any extension costs that has one on these pages. */
export async function buildThatDoesNothing(): Promise<string> {
  const folder = await copyBuild();
  const scripts = join(folder, "content-scripts");
  for (const name of await readdir(scripts)) await writeFile(join(scripts, name), "0;");
  for (const name of await readdir(folder)) {
    if (name.endsWith("-list.js")) await writeFile(join(folder, name), "0;");
  }
  return folder;
}

/** The extension without anything on pages: what a visit costs without it. */
export async function buildWithoutScripts(): Promise<string> {
  const folder = await copyBuild();
  const file = join(folder, "manifest.json");
  const { content_scripts: _, ...manifest } = JSON.parse(await readFile(file, "utf8")) as {
    content_scripts?: unknown;
    permissions: string[];
  };
  // What is brought to listings does not come either.
  const permissions = manifest.permissions.filter((name) => name !== "scripting");
  await writeFile(file, JSON.stringify({ ...manifest, permissions }));
  return folder;
}

/** The browser that it is given to throws it away. */
async function copyBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "paperround-build-"));
  await cp(BUILD, folder, { recursive: true });
  return folder;
}
