import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import type { IndexContents } from "../memory-paper-index.ts";
import {
  aligned,
  ARRAY_KINDS,
  listArrays,
  MAGIC,
  PREFIX_BYTES,
  SNAPSHOT_VERSION,
} from "./snapshot-form.ts";
import type { SnapshotHeader, StoredArray, StoredEntry } from "./snapshot-form.ts";

/** What was left half written is removed when it is older. */
const ABANDONED_MS = 60 * 60 * 1_000;

/**
 * Writes an index to a file. Whoever reads it sees the old one or the new one, whole: also when the process is killed,
 * and when several write at once.
 * @param note comes back when it is read
 */
export async function writeSnapshot(
  path: string,
  contents: IndexContents,
  note: string,
): Promise<void> {
  const folder = dirname(path);
  await removeAbandoned(path);
  const unfinished = join(folder, `${basename(path)}.${randomUUID()}.unfinished`);
  try {
    const file = await open(unfinished, "wx");
    try {
      await writeContents(file, contents, note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeContents(
  file: FileHandle,
  contents: IndexContents,
  note: string,
): Promise<void> {
  const arrays = listArrays(contents);
  const header: SnapshotHeader = {
    arrays: arrays.map(([name, array]) => ({ name, kind: kindOf(array), length: array.length })),
    note,
  };
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, "latin1");
  prefix.writeUInt32LE(SNAPSHOT_VERSION, 8);
  prefix.writeUInt32LE(text.length, 12);
  let checksum = 0;
  let offset = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    checksum = crc32(bytes, checksum);
    for (let at = 0; at < bytes.length;)
      at += (await file.write(bytes, at, bytes.length - at, null)).bytesWritten;
    offset += bytes.length;
    const gap = aligned(offset) - offset;
    if (gap > 0) await write(Buffer.alloc(gap));
  };
  await write(prefix);
  await write(text);
  for (const [, array] of arrays)
    if (array.length > 0)
      await write(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const suffix = Buffer.alloc(4);
  suffix.writeUInt32LE(checksum);
  await file.write(suffix);
}

function kindOf(array: StoredArray): StoredEntry["kind"] {
  const kinds = Object.keys(ARRAY_KINDS) as StoredEntry["kind"][];
  const kind = kinds.find((kind) => array instanceof ARRAY_KINDS[kind]);
  if (!kind) throw new Error("There is no name for this kind of array.");
  return kind;
}

/** Without this a power cut could bring the old name back. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders.
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Removes what writers left that were killed. */
async function removeAbandoned(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(".unfinished")) continue;
    const file = join(folder, name);
    const written = await stat(file).catch(() => null);
    if (written && Date.now() - written.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}
