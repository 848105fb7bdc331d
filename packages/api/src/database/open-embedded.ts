import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { DatabaseError, reasonOf } from "./database-error.ts";
import { EMBEDDED_POSTGRES_MAJOR, poolOverPglite, startPglite } from "./embedded-postgres.ts";
import { listenEmbedded } from "./listen-embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import type { FolderLock } from "./folder-lock.ts";
import type { OpenedDatabase, Report } from "./database.ts";

/**
 * Opens the database in `<dataDir>/database`, made when it is not there, under an exclusive lock.
 * @throws {DatabaseError}
 */
export async function openEmbedded(dataDir: string, report: Report): Promise<OpenedDatabase> {
  const lock = await lockFolder(dataDir);
  try {
    const pglite = await openFolder(dataDir, report);
    return openedOver(pglite, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Wraps a running PGlite; closing closes it too. */
export function openedOver(pglite: PGlite, lock: FolderLock | null): OpenedDatabase {
  const pool = poolOverPglite(pglite);
  return {
    pool,
    kind: "pglite",
    folder: lock,
    openSession: () => poolOverPglite(pglite),
    listen: (channel, hear) => listenEmbedded(pool, channel, hear),
    async close() {
      await pool.end();
      await pglite.close();
      lock?.release();
    },
  };
}

async function openFolder(dataDir: string, report: Report): Promise<PGlite> {
  const folder = join(dataDir, "database");
  // Stands beside the folder while it is being made. One that was left half made has never been used.
  const unfinishedMark = join(dataDir, "database.unfinished");
  if (isThere(unfinishedMark)) rmSync(folder, { recursive: true, force: true });

  const isNew = checkFolder(folder) === "absent";
  if (isNew) {
    report("Making the database");
    writeFileSync(unfinishedMark, "");
  }
  const log: string[] = [];
  try {
    const pglite = await startPglite({ dataDir: folder, onStderr: (line) => log.push(line) > 0 });
    rmSync(unfinishedMark, { force: true });
    return pglite;
  } catch (error) {
    const fatal = log.findLast((line) => /(?:FATAL|PANIC|ERROR):/u.test(line));
    const reason = fatal?.replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/u, "").trim() ?? reasonOf(error);
    throw new DatabaseError(
      "DATABASE_FOLDER_BROKEN",
      `The database in ${folder} cannot be opened (${reason}). Put a backup in its place, or move the folder away to begin with an empty one.`,
      { cause: error },
    );
  }
}

/**
 * PGlite makes a new database over whatever lacks a PG_VERSION, so what is not ours to open has to be
 * told apart first.
 */
function checkFolder(folder: string): "absent" | "ours" {
  const entries = isThere(folder) ? readdirSync(folder) : [];
  if (entries.length === 0) return "absent";
  if (!entries.includes("PG_VERSION"))
    throw new DatabaseError(
      "DATABASE_FOLDER_BROKEN",
      `The folder ${folder} holds files but no database. Put a backup in its place, or move the folder away to begin with an empty one.`,
    );
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version === String(EMBEDDED_POSTGRES_MAJOR)) return "ours";
  const isNewer = Number(version) > EMBEDDED_POSTGRES_MAJOR;
  throw new DatabaseError(
    "DATABASE_FOLDER_OTHER_VERSION",
    `The database in ${folder} was made with PostgreSQL ${version}, and this Paperround has ${EMBEDDED_POSTGRES_MAJOR}. ` +
      (isNewer
        ? "Update Paperround, or set PAPERROUND_DATA_DIR to another folder."
        : "Export it with the Paperround that made it and import it here, or set PAPERROUND_DATA_DIR to another folder."),
  );
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
