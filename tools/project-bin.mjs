import { readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { fromRoot } from "./paths.mjs";

/** The programs of the root's packages, by name. */
const PACKAGES = {
  changeset: "@changesets/cli",
  knip: "knip",
  oxfmt: "oxfmt",
  oxlint: "oxlint",
  tsc: "typescript",
  vitest: "vitest",
};

/**
 * The file of such a program, for our own Node: unlike the scripts in `node_modules/.bin`, it needs
 * no shell, on no system.
 *
 * @param {string} name
 * @throws {Failure} when there is no such program
 */
export function projectBin(name) {
  const packageName = PACKAGES[/** @type {keyof typeof PACKAGES} */ (name)];
  if (packageName === undefined) {
    const known = Object.keys(PACKAGES).join(", ");
    throw new Failure(`There is no program "${name}": name a script, or one of ${known}.`);
  }
  const folder = fromRoot("node_modules", ...packageName.split("/"));
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return fromRoot(
    "node_modules",
    ...packageName.split("/"),
    typeof bin === "string" ? bin : bin[name],
  );
}
