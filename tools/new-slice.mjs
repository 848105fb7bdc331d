import { Failure, main } from "./failure.mjs";
import { ROOT } from "./paths.mjs";
import { newSlice } from "./scaffold/new-slice.mjs";

const HELP = `Usage: pnpm new:slice <many> [one]

Writes the files of a new slice, such as "pnpm new:slice comments": its model, a rule with its test,
and its GraphQL. Name one of many too when it is not the usual form ("pnpm new:slice people person").`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(HELP);
    return;
  }
  const [many, one, ...rest] = args;
  if (rest.length > 0) throw new Failure(HELP, { exitCode: 2 });
  const paths = await newSlice(ROOT, many, one);
  console.log(`Wrote ${paths.join("\n      ")}

Now say what it is in the model, and then:
  pnpm migrate:new add ${many}
  pnpm print:schema
  npm test -- --only types --only api`);
});
