import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { CACHE_FOLDER, ROOT } from "./paths.mjs";

/** Folders that hold results and never sources. */
const RESULT_FOLDERS = new Set(["node_modules", ".output", ".wxt", ".cache", "coverage"]);

/**
 * SHA-256 over the names and contents of the given files and, recursively, folders; a path that
 * does not exist counts as absent, so that its appearance changes the result.
 *
 * @param {string[]} paths absolute
 * @param {string[]} [facts] other things that decide the result, such as a version
 */
export async function fingerprint(paths, facts = []) {
  const files = (await Promise.all(paths.map(filesBelow))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`${fact}\n`);
  for (const [index, file] of files.entries()) {
    const content = /** @type {Buffer} */ (contents[index]);
    hash.update(`${relative(ROOT, file)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesBelow(path) {
  const kind = await stat(path).catch(() => null);
  if (kind === null) return [];
  if (kind.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const sources = entries.filter((entry) => !RESULT_FOLDERS.has(entry.name));
  return (await Promise.all(sources.map((entry) => filesBelow(join(path, entry.name))))).flat();
}

/**
 * What a mark says, or null when there is none. A mark is the fingerprint that something was made
 * from, kept until it changes.
 *
 * @param {string} name
 */
export async function readMark(name) {
  return readFile(join(CACHE_FOLDER, name), "utf8").catch(() => null);
}

/**
 * @param {string} name
 * @param {string} value
 */
export async function writeMark(name, value) {
  const file = join(CACHE_FOLDER, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, value);
}
