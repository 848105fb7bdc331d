import { readFile, writeFile } from "node:fs/promises";
import { breakingChanges } from "./breaking-changes.ts";

// Names what would break clients of the last release; fails when anything would.

const HELP = `Usage: node packages/schema/scripts/check-breaking-changes.ts [--release]

Compares schema.graphql with that of the last release. With --release, what is here becomes the released one:
\`pnpm run version\` does that.`;

const released = new URL("../schema.released.graphql", import.meta.url);
const current = new URL("../schema.graphql", import.meta.url);

if (process.argv.includes("--help")) console.log(HELP);
else if (process.argv.includes("--release")) await writeFile(released, await readFile(current));
else {
  const breaking = await breakingChanges(
    await readFile(released, "utf8"),
    await readFile(current, "utf8"),
  );
  for (const line of breaking) console.error(line);
  if (breaking.length > 0) {
    console.error(
      "\nThese break clients of the last release. Keep what is there and mark it @deprecated, saying what to use instead; it may go once a release has said so (docs/api.md).",
    );
    process.exitCode = 1;
  }
}
