import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
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
    const made = await makeSecret(path);
    const secret = made ?? (await readFile(path, "utf8")).trim();
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

/** Makes the file, readable by this account alone; null when it is there already, be it since a moment ago. */
async function makeSecret(path: string): Promise<string | null> {
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return null;
    throw error;
  });
  if (file === null) return null;
  const secret = randomBytes(32).toString("hex");
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return secret;
}
