import { access } from "node:fs/promises";
import { run } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { fromRoot, PROJECT_NODE } from "./paths.mjs";
import { withProgress } from "./progress.mjs";

const TYPES_MARK = "extension-types.sha256";

/**
 * Generates the database client, which is made from the models and not committed. The script knows
 * by itself whether anything changed.
 *
 * @throws {Failure} when the models are wrong
 */
export async function ensureDatabaseClient() {
  const script = fromRoot("packages", "schema", "prisma", "generate.mjs");
  await withProgress("Generating the database client", () => generate("database client", [script]));
}

/**
 * Generates the types that the extension is checked against: those of schema.graphql, and those of
 * its own manifest. Nothing needs them when it is built or run.
 *
 * @throws {Failure} when schema.graphql or the extension's configuration is wrong
 */
export async function ensureExtensionTypes() {
  const folder = fromRoot("packages", "extension");
  const wxt = fromRoot("packages", "extension", "node_modules", "wxt", "bin", "wxt.mjs");
  const script = fromRoot("packages", "extension", "scripts", "generate-introspection.mjs");
  const wanted = await fingerprint([
    fromRoot("packages", "schema", "schema.graphql"),
    fromRoot("packages", "extension", "wxt.config.ts"),
    fromRoot("packages", "extension", "src", "entrypoints"),
    fromRoot("packages", "extension", "src", "recognisers"),
    fromRoot("pnpm-lock.yaml"),
    script,
  ]);
  const exists = await Promise.all([
    isThere(fromRoot("packages", "extension", "generated", "graphql-env.d.ts")),
    isThere(fromRoot("packages", "extension", ".wxt", "wxt.d.ts")),
  ]);
  if (!exists.includes(false) && (await readMark(TYPES_MARK)) === wanted) return;
  await withProgress("Generating the types of the extension", async () => {
    await generate("types of schema.graphql", [script], folder);
    await generate("types of the extension's manifest", [wxt, "prepare"], folder);
  });
  await writeMark(TYPES_MARK, wanted);
}

/**
 * @param {string} what
 * @param {string[]} args
 * @param {string} [cwd]
 */
async function generate(what, args, cwd) {
  const { code, output } = await run(PROJECT_NODE, args, { cwd });
  if (code === 0) return;
  throw new Failure(
    `The ${what} could not be generated: mend the error above and run the same command again.`,
    { details: output },
  );
}

/** @param {string} path */
async function isThere(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
