// WXT's command line, as the tools that build the extension call it.
import { join } from "node:path";
import { run } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";

export const EXTENSION_FOLDER = fromRoot("packages", "extension");
export const EXTENSION_OUTPUT = join(EXTENSION_FOLDER, ".output");

/** What chooses the Firefox build: its manifest is of version 3, too, where WXT would take 2. */
export const FOR_FIREFOX = ["--browser", "firefox", "--mv3"];

/**
 * Builds for readers whatever the environment says: started by tests, it would build for developers, larger and with this folder's
 * paths in it.
 *
 * @param {string[]} args
 * @throws {Failure} with what WXT printed
 */
export async function runWxt(args) {
  const wxt = join(EXTENSION_FOLDER, "node_modules", "wxt", "bin", "wxt.mjs");
  const { code, output } = await run(PROJECT_NODE, [wxt, ...args], {
    cwd: EXTENSION_FOLDER,
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (code !== 0) {
    throw new Failure("The extension could not be built: mend the error above.", {
      details: output,
    });
  }
}
