// Writes packages/schema/generated (the Prisma client and the types that Pothos needs of it), only
// when something it is made of has changed, and then says so; otherwise it is silent and quick.
//
// Two processes may run this at once (`npm start` beside `npm test`): each generates into a folder
// of its own and moves it into place whole, so that nobody ever imports half a client.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const run = promisify(execFile);

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const modelsFolder = join(packageFolder, "prisma", "schema");
const generatedFolder = join(packageFolder, "generated");
const cacheFolder = join(packageFolder, ".cache");
/** Beside the output: the fingerprint of what it was made of. */
const FINGERPRINT_FILE = "inputs.sha256";

const fingerprint = await fingerprintInputs();
if ((await fingerprintOfOutput()) !== fingerprint) {
  try {
    await generate();
    console.log("Generated the database client from the models.");
  } catch (error) {
    console.error(error.cause ? error.message : error);
    process.exitCode = 1;
  }
}

/** Everything that decides the output: the models, this script, and the generators' versions. */
async function fingerprintInputs() {
  const names = (await readdir(modelsFolder)).filter((name) => name.endsWith(".prisma")).sort();
  const files = [
    ...names.map((name) => join(modelsFolder, name)),
    fileURLToPath(import.meta.url),
    ...["prisma", "@prisma/client", "@pothos/plugin-prisma"].map((name) =>
      join(packageFolder, "node_modules", name, "package.json"),
    ),
  ];
  const hash = createHash("sha256");
  for (const file of files) {
    const content = await readFile(file);
    hash.update(`${basename(file)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

async function fingerprintOfOutput() {
  try {
    return (await readFile(join(generatedFolder, FINGERPRINT_FILE), "utf8")).trim();
  } catch {
    return null;
  }
}

async function generate() {
  await mkdir(cacheFolder, { recursive: true });
  const workFolder = await mkdtemp(join(cacheFolder, "generate-"));
  try {
    // The generators write relative to the models, so a copy of the models decides where.
    await cp(modelsFolder, join(workFolder, "prisma", "schema"), { recursive: true });
    await runPrisma(join(workFolder, "prisma", "schema"));
    const fresh = join(workFolder, "generated");
    await writeFile(join(fresh, FINGERPRINT_FILE), `${fingerprint}\n`);
    await moveIntoPlace(fresh, join(workFolder, "replaced"));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function runPrisma(schemaFolder) {
  const binFolders = [dirname(process.execPath), join(packageFolder, "node_modules", ".bin")];
  try {
    await run(
      process.execPath,
      [
        require.resolve("prisma/build/index.js"),
        "generate",
        "--no-hints",
        "--schema",
        schemaFolder,
      ],
      {
        cwd: packageFolder,
        env: {
          ...process.env,
          PATH: [...binFolders, process.env.PATH].join(delimiter),
          // `prisma generate` downloads an engine that it never starts, unless told that it has one.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
  } catch (error) {
    const output = [error.stdout, error.stderr].join("\n").trim() || String(error);
    // Named by the models, not by the copy that was looked at.
    console.error(output.replaceAll(relative(packageFolder, schemaFolder), "prisma/schema"));
    throw new Error("The database client was not generated: mend the models named above.", {
      cause: error,
    });
  }
}

/** Moves the fresh folder to its place; when another process has just put the same there, keeps that. */
async function moveIntoPlace(fresh, replaced) {
  for (let attempt = 1; ; attempt++) {
    if ((await fingerprintOfOutput()) === fingerprint) return;
    try {
      await rename(generatedFolder, replaced);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
    try {
      await rename(fresh, generatedFolder);
      return;
    } catch (error) {
      // Somebody else's folder came in between our two moves: look at it and, if it differs, go again.
      if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code) || attempt === 5) throw error;
      await rm(replaced, { recursive: true, force: true });
    }
  }
}
