import { posix } from "node:path";

/**
 * The path of the file that an import names, or null for a package of npm or of Node.
 *
 * @param {string} from
 * @param {string} specifier
 */
export function resolveImport(from, specifier) {
  const [file = ""] = specifier.split("?");
  if (file.startsWith(".")) return posix.join(posix.dirname(from), file);
  const alias = /^[@~]\/(.+)$/.exec(file);
  if (alias && from.startsWith("packages/extension/")) {
    return `packages/extension/src/${alias[1]}`;
  }
  const [, name, path] = /^@paperround\/([^/]+)(?:\/(.+))?$/.exec(file) ?? [];
  if (name === undefined) return null;
  if (name === "schema" && path === "schema.graphql") return "packages/schema/schema.graphql";
  return `packages/${name}/src/${path ?? "index"}.ts`;
}
