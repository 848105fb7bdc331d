import { randomUUID } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { IndexContents } from "../memory-paper-index.ts";
import { readNote, readSnapshot } from "../snapshot/read-snapshot.ts";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { writeSnapshot } from "../snapshot/write-snapshot.ts";

/** What a snapshot says of itself. */
export interface SnapshotNote {
  /** How far it had followed the change log; names the database, too. */
  cursor: string;
  /** Which building from the database it comes from: another one is to be taken in by whoever serves. */
  generation: string;
  /** How many requests to make the index anew there had been before it was. */
  rebuilds: number;
}

const Note = z.object({
  cursor: z.string(),
  generation: z.string(),
  // Snapshots from before these were counted.
  rebuilds: z.int().default(0),
});

/** A new generation. */
export function newGeneration(): string {
  return randomUUID();
}

/** Where the snapshot of a data folder is. */
export function snapshotPath(dataDir: string): string {
  return join(dataDir, "index", "papers.index");
}

/** Puts a snapshot in the place of the one before. */
export async function saveSnapshot(
  dataDir: string,
  contents: IndexContents,
  note: SnapshotNote,
): Promise<void> {
  const path = snapshotPath(dataDir);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeSnapshot(path, contents, JSON.stringify(note));
}

/**
 * Reads the snapshot of a data folder.
 * @throws {SnapshotError} when there is none that can be used
 */
export async function loadSnapshot(
  dataDir: string,
): Promise<{ contents: IndexContents; note: SnapshotNote }> {
  const path = snapshotPath(dataDir);
  const { contents, note } = await readSnapshot(path);
  return { contents, note: parseNote(note, path) };
}

/** What the snapshot says of itself, looked at when the file is another one; null when there is none to be read. */
export function watchSnapshot(dataDir: string): () => Promise<SnapshotNote | null> {
  const path = snapshotPath(dataDir);
  let seen = "";
  let note: SnapshotNote | null = null;
  return async () => {
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (!found) return null;
    const now = `${found.ino} ${found.mtimeNs} ${found.size}`;
    if (now === seen) return note;
    seen = now;
    try {
      note = parseNote(await readNote(path), path);
    } catch {
      note = null;
    }
    return note;
  };
}

function parseNote(text: string, path: string): SnapshotNote {
  try {
    return Note.parse(JSON.parse(text));
  } catch (cause) {
    throw new SnapshotError("DAMAGED", `The snapshot ${path} does not say how far it is.`, {
      cause,
    });
  }
}
