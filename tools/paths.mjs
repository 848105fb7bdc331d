import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository, without a trailing slash. */
export const ROOT = join(fileURLToPath(import.meta.url), "..", "..");

/**
 * A path inside the repository.
 *
 * @param {...string} parts
 */
export function fromRoot(...parts) {
  return join(ROOT, ...parts);
}

/**
 * The Node that the project brings along (24), which runs TypeScript directly. Not the shim in
 * `node_modules/.bin`: a signal must reach Node itself.
 */
export const PROJECT_NODE = fromRoot(
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** What the tools remember between two runs; deleting it costs only time. */
export const CACHE_FOLDER = fromRoot("node_modules", ".paperround");
