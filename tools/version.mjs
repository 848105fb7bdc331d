// Makes a release of the changesets: writes CHANGELOG.md and gives every package the product's version.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { run } from "./child-process.mjs";
import { Failure, main } from "./failure.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";
import { projectBin } from "./project-bin.mjs";

const HELP = `Usage: pnpm run version

Moves what the changesets say to CHANGELOG.md, raises the version of the product and its packages, and makes
schema.graphql and the extension's operations the released ones.`;

await main(async () => {
  if (process.argv.includes("--help")) {
    console.log(HELP);
    return;
  }
  const { code, output } = await run(PROJECT_NODE, [projectBin("changeset"), "version"]);
  if (code !== 0)
    throw new Failure("No release was made, for the reason above.", { details: output });
  const { version } = JSON.parse(await readFile(fromRoot("package.json"), "utf8"));
  for (const folder of await readdir(fromRoot("packages"))) {
    const file = fromRoot("packages", folder, "package.json");
    const manifest = await readFile(file, "utf8");
    await writeFile(file, manifest.replace(/^( {2}"version": )".*"/m, `$1"${version}"`));
  }
  const schema = fromRoot("packages", "schema", "scripts", "check-breaking-changes.ts");
  const operations = fromRoot("packages", "extension", "scripts", "print-operations.ts");
  for (const script of [schema, operations]) {
    const released = await run(PROJECT_NODE, [script, "--release"]);
    if (released.code !== 0)
      throw new Failure("What is here could not be made the released one.", {
        details: released.output,
      });
  }
  console.log(`This is ${version} now: read CHANGELOG.md, and commit.`);
});
