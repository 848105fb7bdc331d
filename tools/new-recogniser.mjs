import { Failure, main } from "./failure.mjs";
import { ROOT } from "./paths.mjs";
import { newRecogniser } from "./scaffold/new-recogniser.mjs";

const HELP = `Usage: pnpm new:recogniser <site> [host]

Writes a recogniser and its table of cases, such as "pnpm new:recogniser openreview openreview.net",
and adds it to the registry (recognisers/registry.ts).`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(HELP);
    return;
  }
  const [site, host, ...rest] = args;
  if (rest.length > 0) throw new Failure(HELP, { exitCode: 2 });
  const paths = await newRecogniser(ROOT, site, host);
  console.log(`Wrote ${paths.join("\n      ")}

Now fill the table of cases first, and then:
  npm test -- --only types --only unit`);
});
