import { readFile, writeFile } from "node:fs/promises";
import { problemsOfReleased, readOperations, writeList } from "./operations-list.ts";
import type { OperationsList } from "./operations-list.ts";

const HELP = `Usage: pnpm print:operations [--check | --release]

Writes the extension's operations to packages/schema/operations.json, where servers know them by their hashes. With
--check it only says whether that file is up to date, and whether those of released versions can still be answered. With
--release, what is there becomes released: \`pnpm run version\` does that.`;

const folder = new URL("../../schema/", import.meta.url);
const current = new URL("operations.json", folder);
const released = new URL("operations.released.json", folder);

if (process.argv.includes("--help")) console.log(HELP);
else if (process.argv.includes("--check")) await check();
else if (process.argv.includes("--release")) {
  await writeFile(released, writeList({ ...(await read(released)), ...(await read(current)) }));
} else {
  const list = await readOperations();
  await writeFile(current, writeList(list));
  console.log(`Printed ${Object.keys(list).length} operations to packages/schema/operations.json.`);
}

async function check(): Promise<void> {
  const problems: string[] = [];
  const committed = await readFile(current, "utf8").catch(() => "");
  if (committed !== writeList(await readOperations()))
    problems.push(
      "operations.json is not what the extension sends: run `pnpm print:operations` and commit the result.",
    );
  const sdl = await readFile(new URL("schema.graphql", folder), "utf8");
  problems.push(...problemsOfReleased(await read(released), sdl));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) return;
  console.error(
    "\nExtensions of released versions send the hashes of operations.released.json. One goes from there only with what it asks for, once a release has marked that @deprecated (docs/api.md).",
  );
  process.exitCode = 1;
}

async function read(file: URL): Promise<OperationsList> {
  return JSON.parse(await readFile(file, "utf8")) as OperationsList;
}
