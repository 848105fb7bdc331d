import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { StartUpError } from "../start-up-error.ts";

/**
 * The instance's secret: the configured one, or the one in the data folder, which is made when it is not there yet.
 * @throws {StartUpError} when the file cannot be read or written, or holds too little
 */
export async function authSecret(configured: string | undefined, dataDir: string): Promise<string> {
  if (configured !== undefined) return configured;
  const path = join(dataDir, "auth-secret");
  try {
    await mkdir(dataDir, { recursive: true });
    const secret = ((await readIfThere(path)) ?? (await makeSecret(path))).trim();
    if (secret.length >= 32) return secret;
  } catch (cause) {
    throw new StartUpError(
      `The secret in ${path} cannot be read or made (${(cause as Error).message}): give this account the right to read and write there, or set AUTH_SECRET.`,
      { cause },
    );
  }
  throw new StartUpError(
    `The secret in ${path} is shorter than 32 characters: delete the file to have a new one made (everybody signs in again), or set AUTH_SECRET.`,
  );
}

/** What the file holds; null when there is none. */
async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/**
 * Makes the file, readable by this account alone, and says what it holds: what another process has written, when that came
 * first. It gets its name when it is whole, so that nobody reads half of it.
 */
async function makeSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(8).toString("hex")}`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString("hex")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, "utf8");
}
