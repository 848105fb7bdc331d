import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { z } from "zod";
import type { IndexContents } from "../memory-paper-index.ts";
import { buildSegment } from "../segment/build-segment.ts";
import { ReaderKeeps } from "../keeps/reader-keeps.ts";
import { SnapshotError } from "./snapshot-error.ts";
import {
  aligned,
  ARRAY_KINDS,
  composeArrays,
  listArrays,
  MAGIC,
  PREFIX_BYTES,
  SNAPSHOT_VERSION,
  SUFFIX_BYTES,
} from "./snapshot-form.ts";
import type { StoredArray } from "./snapshot-form.ts";

/** No header is longer, in bytes. */
const LONGEST_HEADER = 65_536;

const Header = z.object({
  arrays: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(["u8", "u16", "u32", "f64"]),
      length: z.int().nonnegative(),
    }),
  ),
  note: z.string(),
});

/**
 * Reads what `writeSnapshot` wrote. The arrays stay where they were read to: nothing is parsed but the header.
 * @throws {SnapshotError} when it cannot be used
 */
export async function readSnapshot(
  path: string,
): Promise<{ contents: IndexContents; note: string }> {
  const bytes = await readShared(path);
  checkForm(bytes, path);
  const length = bytes.readUInt32LE(12);
  const header = readHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length), path);
  const arrays = new Map<string, StoredArray>();
  let offset = aligned(PREFIX_BYTES + length);
  for (const { name, kind, length } of header.arrays) {
    const end = offset + length * ARRAY_KINDS[kind].BYTES_PER_ELEMENT;
    if (end > bytes.length - SUFFIX_BYTES) throw damaged(path);
    arrays.set(name, viewOf(kind, bytes.buffer, offset, length));
    offset = aligned(end);
  }
  for (const name of expectedNames()) if (!arrays.has(name)) throw damaged(path);
  return { contents: composeArrays(arrays), note: header.note };
}

/**
 * Reads the note of a snapshot alone. Whether the rest is whole, it does not look at.
 * @throws {SnapshotError} when it is none of this version
 */
export async function readNote(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    await file.read(prefix, 0, PREFIX_BYTES, 0);
    if (prefix.toString("latin1", 0, MAGIC.length) !== MAGIC) throw damaged(path);
    if (prefix.readUInt32LE(8) !== SNAPSHOT_VERSION) throw damaged(path);
    const length = Math.min(prefix.readUInt32LE(12), LONGEST_HEADER);
    const header = Buffer.alloc(length);
    await file.read(header, 0, length, PREFIX_BYTES);
    return readHeader(header, path).note;
  } finally {
    await file.close();
  }
}

function viewOf(
  kind: keyof typeof ARRAY_KINDS,
  buffer: ArrayBufferLike,
  offset: number,
  length: number,
): StoredArray {
  switch (kind) {
    case "u8":
      return new Uint8Array(buffer, offset, length);
    case "u16":
      return new Uint16Array(buffer, offset, length);
    case "u32":
      return new Uint32Array(buffer, offset, length);
    case "f64":
      return new Float64Array(buffer, offset, length);
  }
}

function checkForm(bytes: Buffer, path: string): void {
  if (bytes.length < PREFIX_BYTES + SUFFIX_BYTES)
    throw new SnapshotError("CUT_SHORT", `The snapshot ${path} is cut short.`);
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) throw damaged(path);
  const version = bytes.readUInt32LE(8);
  if (version !== SNAPSHOT_VERSION)
    throw new SnapshotError(
      "OTHER_VERSION",
      `The snapshot ${path} is of version ${version}; this Paperround reads version ${SNAPSHOT_VERSION}.`,
    );
  const end = bytes.length - SUFFIX_BYTES;
  if (bytes.readUInt32LE(end) !== crc32(bytes.subarray(0, end)))
    throw new SnapshotError("DAMAGED", `The snapshot ${path} is damaged or cut short.`);
}

function readHeader(bytes: Buffer, path: string) {
  try {
    return Header.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw damaged(path, error);
  }
}

/** Into shared memory, where a worker thread can merge it. */
async function readShared(path: string): Promise<Buffer> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isMissing
      ? new SnapshotError("MISSING", `There is no snapshot ${path}.`)
      : new SnapshotError("UNREADABLE", `The snapshot ${path} cannot be read.`, { cause: error });
  }
  try {
    const { size } = await file.stat();
    const bytes = Buffer.from(new SharedArrayBuffer(size));
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } catch (error) {
    throw new SnapshotError("UNREADABLE", `The snapshot ${path} cannot be read.`, { cause: error });
  } finally {
    await file.close();
  }
}

/** The arrays of any index. */
function expectedNames(): string[] {
  const empty = { segment: buildSegment([]), keeps: new ReaderKeeps().pack() };
  return listArrays(empty).map(([name]) => name);
}

function damaged(path: string, cause?: unknown): SnapshotError {
  return new SnapshotError("DAMAGED", `The snapshot ${path} is damaged.`, { cause });
}
