import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a server takes jobs. */
export interface JobAddress {
  /** A path, or a pipe's name on Windows; what `net` listens on and connects to. */
  address: string;
  /** Removes what was made for it. */
  remove: () => void;
}

/** Systems end at 104 to 108 bytes, the closing zero included. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Chooses `<dataDir>/jobs.sock`, or a folder of its own among the temporary files when that path is too
 * long for a socket or others may enter the data folder: a socket there would be theirs to call for the
 * moment between its making and its mode being set. Only one server a folder may ask: what a former one
 * left is removed.
 */
export function chooseJobAddress(dataDir: string): JobAddress {
  if (process.platform === "win32") {
    const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 32);
    return { address: `\\\\.\\pipe\\paperround-${name}`, remove: () => {} };
  }
  const inDataDir = join(dataDir, "jobs.sock");
  rmSync(inDataDir, { force: true });
  const isPrivate = (statSync(dataDir).mode & 0o077) === 0;
  if (isPrivate && Buffer.byteLength(inDataDir) <= LONGEST_SOCKET_PATH)
    return { address: inDataDir, remove: () => rmSync(inDataDir, { force: true }) };
  const folder = mkdtempSync(join(tmpdir(), "paperround-"));
  return {
    address: join(folder, "jobs.sock"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
