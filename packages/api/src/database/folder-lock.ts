import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "./database-error.ts";
import { takeMutex } from "./file-mutex.ts";
import type { FileMutex } from "./file-mutex.ts";
import { processIdentity } from "./process-identity.ts";

/** Who holds the embedded database: the content of `database.lock`. */
export interface FolderHolder {
  pid: number;
  host: string;
  /** When it took the lock, ISO 8601. */
  since: string;
  /** Tells the process from a later one with the same pid; null where the system does not say. */
  identity: string | null;
  /** How it was started. */
  command: string;
  /** Where it takes jobs (see jobs/); null while it takes none. */
  jobSocket: string | null;
}

/** The embedded database's folder, held by this process alone. */
export interface FolderLock {
  /** Tells other processes where this one takes jobs. */
  announceJobSocket(address: string | null): void;
  release(): void;
}

/** The embedded database is open in another process. */
export class FolderHeldError extends DatabaseError {
  override readonly name = "FolderHeldError";
  /** Null when it does not say who it is. */
  readonly holder: FolderHolder | null;

  constructor(dataDir: string, holder: FolderHolder | null) {
    const folder = join(dataDir, "database");
    const who = holder ? describeHolder(holder) : "another process";
    super(
      "DATABASE_FOLDER_HELD",
      `The database in ${folder} is in use by ${who}. Stop that one first, or give this one a folder of its own by PAPERROUND_DATA_DIR.`,
    );
    this.holder = holder;
  }
}

/** Also keeps the mutexes from being collected, which would free them. */
const heldHere = new Map<string, FolderLock>();
let releasesAtExit = false;

/**
 * Takes the exclusive lock on `<dataDir>/database`.
 *
 * The lock is on the empty file `database.mutex`: of any number that want it one gets it. `database.lock` beside it says
 * who that is; a stale one is just overwritten.
 * @throws {FolderHeldError}
 * @throws {DatabaseError} DATABASE_FOLDER_NOT_WRITABLE
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const mutex = await waitForMutex(dataDir);

  // Somebody may have deleted the mutex of a running process; its description still speaks for it.
  const former = readHolder(dataDir);
  if (former && (heldHere.has(dataDir) || (former.pid !== process.pid && isRunning(former)))) {
    mutex.close();
    throw new FolderHeldError(dataDir, former);
  }

  const holder: FolderHolder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    identity: processIdentity(process.pid),
    command: [basename(process.execPath), ...process.execArgv, ...process.argv.slice(1)].join(" "),
    jobSocket: null,
  };
  writeHolder(dataDir, holder);
  const lock: FolderLock = {
    announceJobSocket(address) {
      holder.jobSocket = address;
      if (heldHere.get(dataDir) === lock) writeHolder(dataDir, holder);
    },
    release() {
      if (heldHere.get(dataDir) !== lock) return;
      heldHere.delete(dataDir);
      // While still held, so that it is not the next holder's that is removed.
      rmSync(descriptionFile(dataDir), { force: true });
      mutex.close();
    },
  };
  if (!releasesAtExit) process.once("exit", releaseAll);
  releasesAtExit = true;
  heldHere.set(dataDir, lock);
  return lock;
}

/** Who says of itself that it holds the folder; it may have ended since. Null when nobody does. */
export function readHolder(dataDir: string): FolderHolder | null {
  try {
    return JSON.parse(readFileSync(descriptionFile(dataDir), "utf8")) as FolderHolder;
  } catch {
    return null;
  }
}

/**
 * Waits a moment when whoever is said to hold the mutex does not run: its end may be under way, a new
 * holder about to say who it is, or several at once stand in each other's way (hence the uneven steps).
 */
async function waitForMutex(dataDir: string): Promise<FileMutex> {
  for (let attempt = 0; ; attempt++) {
    const mutex = takeMutex(dataDir, "database.mutex");
    if (mutex) return mutex;
    const holder = readHolder(dataDir);
    if ((holder && isRunning(holder)) || attempt === 10) throw new FolderHeldError(dataDir, holder);
    await sleep(25 + Math.random() * 50);
  }
}

/** A process that cannot be told from another one is not taken for the holder: the mutex decides. */
function isRunning(holder: FolderHolder): boolean {
  return holder.identity !== null && processIdentity(holder.pid) === holder.identity;
}

function writeHolder(dataDir: string, holder: FolderHolder): void {
  const file = descriptionFile(dataDir);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

function descriptionFile(dataDir: string): string {
  return join(dataDir, "database.lock");
}

function describeHolder(holder: FolderHolder): string {
  const since = `${holder.since.slice(0, 16).replace("T", " ")} UTC`;
  return `process ${holder.pid} on ${holder.host} since ${since} (${holder.command})`;
}

function releaseAll(): void {
  for (const lock of heldHere.values()) lock.release();
}
