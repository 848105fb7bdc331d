// Enforces who may import whom, how files are called, and what they may contain. Why this is a
// script of our own and no library: docs/decisions/0001-boundaries.md.
import { checkRepository } from "./boundaries/check-repository.mjs";
import { main } from "./failure.mjs";
import { ROOT } from "./paths.mjs";

const HELP = `Usage: pnpm boundaries [--json]

Checks who imports whom, file names and contents. Problems make the exit code 1; notes do not.`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const { problems, notes, fileCount } = await checkRepository(ROOT);
  if (args.includes("--json")) {
    console.log(JSON.stringify({ problems, notes }));
    return problems.length === 0 ? 0 : 1;
  }
  for (const { path, message } of notes) console.log(`note: ${path}: ${message}`);
  for (const { path, line, message } of problems) {
    console.error(`${path}${line === null ? "" : `:${line}`}: ${message}`);
  }
  console.log(`${fileCount} files, ${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
});
