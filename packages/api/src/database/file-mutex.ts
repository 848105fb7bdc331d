import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseError, reasonOf } from "./database-error.ts";

/** A lock on a file of a folder. Whoever lets it be collected loses it. */
export interface FileMutex {
  close(): void;
}

/**
 * Takes a lock that one holder has at a time, of all processes that use the folder; the file stays empty. The lock is
 * the operating system's (through SQLite, the one thing in Node that can ask for it): however its holder ends, the
 * system frees it.
 * @returns null when somebody has it
 * @throws {DatabaseError} DATABASE_FOLDER_NOT_WRITABLE
 */
export function takeMutex(folder: string, name: string): FileMutex | null {
  const SQLITE_BUSY = 5;
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const mutex = new DatabaseSync(file, { timeout: 0 });
    try {
      // Nothing is ever written: without this a journal would lie about all the same.
      mutex.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
      chmodSync(file, 0o600);
      return mutex;
    } catch (error) {
      mutex.close();
      throw error;
    }
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw new DatabaseError(
      "DATABASE_FOLDER_NOT_WRITABLE",
      `The folder ${folder} cannot be written (${reasonOf(error)}). Give this user the right to, or set PAPERROUND_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}
