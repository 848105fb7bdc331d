import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { DkimConfig } from "../settings/digest-settings.ts";
import { StartUpError } from "../start-up-error.ts";

/**
 * The private key that mail is signed with, as PEM.
 * @throws {StartUpError} when the file cannot be read, or holds no such key
 */
export async function readDkimKey({ keyFile }: DkimConfig): Promise<string> {
  const text = await readFile(keyFile, "utf8").catch((cause: unknown) => {
    const { message } = cause as Error;
    throw new StartUpError(`DKIM_KEY_FILE cannot be read (${message}): give its path.`, { cause });
  });
  try {
    const { asymmetricKeyType } = createPrivateKey(text);
    if (asymmetricKeyType === "rsa" || asymmetricKeyType === "ed25519") return text;
  } catch {
    // Said below.
  }
  throw new StartUpError(
    "DKIM_KEY_FILE holds no private key that mail can be signed with: make one by `openssl genrsa -out dkim.pem 2048`.",
  );
}
