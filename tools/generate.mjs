import { run } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";
import { withProgress } from "./progress.mjs";

/**
 * Generates what is made from sources and not committed: the database client. The script knows by
 * itself whether anything changed.
 *
 * @throws {Failure} when the models are wrong
 */
export async function ensureGenerated() {
  const script = fromRoot("packages", "schema", "prisma", "generate.mjs");
  const { code, output } = await withProgress("Generating the database client", () =>
    run(PROJECT_NODE, [script]),
  );
  if (code !== 0) {
    throw new Failure(
      "The database client could not be generated: mend the error above and run the same command again.",
      { details: output },
    );
  }
}
