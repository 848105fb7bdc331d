// What a file may not reach, by however many imports.
import { resolveImport } from "./resolve-import.mjs";

/** @typedef {import("./read-module.mjs").Module} Module */
/** @typedef {import("./check-repository.mjs").Problem} Problem */

/**
 * @typedef {object} ReachRule
 * @property {(module: Module) => boolean} from which files it is about
 * @property {(path: string) => boolean} to which files they may not reach
 * @property {(through: string) => string} message says what to do; `through` names the files between
 */

/** @type {ReachRule[]} */
const reachRules = [
  {
    // A rule runs without GraphQL: in a job, in a test.
    from: ({ path, takesDatabase }) => takesDatabase && path.startsWith("packages/schema/src/"),
    to: (path) => path === "packages/schema/src/builder.ts",
    message: (through) =>
      `a rule never imports the builder${through}: keep it to the database client, the viewer and ` +
      "plain input, and declare its GraphQL in the slice's own file.",
  },
  {
    from: ({ path }) => /^packages\/extension\/src\/entrypoints\/(?!background)/.test(path),
    to: (path) => path.startsWith("packages/extension/src/api/"),
    message: (through) =>
      `only the background talks to the server, and this reaches src/api${through}: send a message ` +
      "(src/messages.ts) and answer it in a *.background.ts.",
  },
];

/**
 * @param {Module[]} modules
 * @returns {Problem[]}
 */
export function checkReach(modules) {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return reachRules.flatMap(({ from, to, message }) =>
    modules.filter(from).flatMap(({ path }) => {
      const between = filesBetween(path, to, byPath);
      if (between === null) return [];
      const through = between.length === 0 ? "" : ` (through ${between.join(", ")})`;
      return [{ path, line: null, message: message(through) }];
    }),
  );
}

/**
 * The files by which one file imports another when the program runs, without the two, or null when
 * it does not.
 *
 * @param {string} start
 * @param {(path: string) => boolean} isGoal
 * @param {Map<string, Module>} byPath
 */
function filesBetween(start, isGoal, byPath) {
  const trails = [[start]];
  const seen = new Set([start]);
  for (const trail of trails) {
    const path = /** @type {string} */ (trail.at(-1));
    for (const { specifier, typeOnly } of byPath.get(path)?.imports ?? []) {
      const next = resolveImport(path, specifier);
      if (typeOnly || next === null || seen.has(next)) continue;
      if (isGoal(next)) return trail.slice(1);
      seen.add(next);
      trails.push([...trail, next]);
    }
  }
  return null;
}
