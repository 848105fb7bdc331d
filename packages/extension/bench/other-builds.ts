import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD } from "../e2e/chromium-reader.ts";

/** The extension with scripts that do nothing: what any extension costs that has one on these pages. */
export async function buildThatDoesNothing(): Promise<string> {
  const folder = await copyBuild();
  for (const name of await readdir(folder)) {
    if (/^(?:paper|list)\.js$/.test(name)) await writeFile(join(folder, name), "0;");
  }
  return folder;
}

/** The extension without anything on pages: what a visit costs without it. */
export async function buildWithoutScripts(): Promise<string> {
  const folder = await copyBuild();
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as { permissions: string[] };
  // What is on a page the background has brought.
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
