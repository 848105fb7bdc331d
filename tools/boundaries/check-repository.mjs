import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { checkContent, checkName } from "./file-rules.mjs";
import { checkReach } from "./graph-rules.mjs";
import { importRules } from "./import-rules.mjs";
import { readModule } from "./read-module.mjs";
import { resolveImport } from "./resolve-import.mjs";

/** @typedef {import("./read-module.mjs").Module} Module */

/**
 * @typedef {object} Problem
 * @property {string} path from the root of the repository
 * @property {number | null} line
 * @property {string} message says what to do
 */

/** At this many lines a file deserves a second look. */
const LONG_FILE = 200;

const SKIPPED_FOLDERS = new Set([
  "node_modules",
  "generated",
  "migrations",
  "fixtures",
  "templates",
]);

/**
 * Checks the source files below `packages` and `tools` of a repository.
 *
 * @param {string} root
 * @returns {Promise<{ problems: Problem[], notes: Problem[], fileCount: number }>}
 */
export async function checkRepository(root) {
  const paths = (await Promise.all(["packages", "tools"].map((top) => list(root, top))))
    .flat()
    .sort();
  const modules = await Promise.all(
    paths
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
      .map(async (path) => readModule(path, await readFile(join(root, path), "utf8"))),
  );
  const problems = [
    ...paths.flatMap((path) => checkName(path).map((finding) => ({ path, ...finding }))),
    ...modules.flatMap((module) =>
      checkContent(module).map((finding) => ({ path: module.path, ...finding })),
    ),
    ...modules.flatMap(checkImports),
    ...checkReach(modules),
  ];
  const notes = modules
    .filter((module) => module.lineCount > LONG_FILE && !module.path.endsWith(".d.ts"))
    .map(({ path, lineCount }) => ({
      path,
      line: null,
      message: `${lineCount} lines: does it do one thing?`,
    }));
  return { problems, notes, fileCount: paths.length };
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<string[]>} paths of source files, with slashes
 */
async function list(root, folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const nested = entries
    .filter(({ name }) => !name.startsWith(".") && !SKIPPED_FOLDERS.has(name))
    .map(async (entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return list(root, path);
      return /\.(ts|tsx|mjs|css|html|prisma)$/.test(path) ? [path] : [];
    });
  return (await Promise.all(nested)).flat();
}

/** @param {Module} module */
function checkImports({ path: from, imports }) {
  return imports.flatMap(({ specifier, line, typeOnly }) => {
    const edge = { from, to: resolveImport(from, specifier), specifier, typeOnly };
    const message = importRules.map((rule) => rule(edge)).find((objection) => objection !== null);
    return message === undefined ? [] : [{ path: from, line, message }];
  });
}
