// Zips the extension for the stores: one for Chrome, one for Firefox, and the sources that Firefox's
// reviewers build it from.
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { main } from "./failure.mjs";
import { withProgress } from "./progress.mjs";
import { EXTENSION_OUTPUT, FOR_FIREFOX, runWxt } from "./wxt.mjs";

const HELP = `Usage: pnpm zip

Builds the extension and writes what the stores take into packages/extension/.output, and prints where:
one zip for Chrome; one for Firefox, and one of the sources that Firefox's reviewers build it from.
docs/store/README.md says what to do with them.`;

await main(async () => {
  if (process.argv.includes("--help")) {
    console.log(HELP);
    return;
  }
  for (const zip of await findZips()) await rm(zip);
  await withProgress("Zipping for Chrome", () => runWxt(["zip", "--browser", "chrome"]));
  await withProgress("Zipping for Firefox, with sources", () => runWxt(["zip", ...FOR_FIREFOX]));
  for (const zip of await findZips()) console.log(zip);
});

/** Those of another version would be taken for this one's. */
async function findZips() {
  const names = await readdir(EXTENSION_OUTPUT).catch(() => []);
  const zips = names.filter((name) => name.endsWith(".zip"));
  return zips.map((name) => join(EXTENSION_OUTPUT, name));
}
