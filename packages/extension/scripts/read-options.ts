import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";

/** What was given, by name. */
type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>["values"];

/**
 * The options of a command. `--help` prints the help and ends the process; an option that is none says so, with the help, and ends it
 * with 2. The `--` that pnpm passes on is dropped.
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
): Values<Options> {
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  try {
    const { values } = parseArgs({ args, options: { ...options, help: { type: "boolean" } } });
    if (!("help" in values)) return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
  console.log(help);
  process.exit(0);
}
