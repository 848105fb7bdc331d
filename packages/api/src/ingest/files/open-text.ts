import { createReadStream } from "node:fs";
import type { ReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { JobError } from "../../jobs/job.ts";

const GZIP_MAGIC = [0x1f, 0x8b];

/** A file as text, gzipped or not, as it comes from the disk. */
export interface TextFile {
  /** The first characters that say anything: what a format is told by. */
  start: string;
  /** All of it, in chunks; throws where the file is cut off or damaged. */
  chunks: AsyncIterable<string>;
  /** How much has been read, from 0 to 1. */
  fraction(): number;
  /** Changes when the file does: what a place in it belongs to. */
  fingerprint: string;
  close(): void;
}

/** @throws JobError when the file cannot be opened, or holds nothing */
export async function openText(path: string, signal: AbortSignal): Promise<TextFile> {
  const { zipped, size, fingerprint } = await look(path);
  const bytes = createReadStream(path, { signal });
  // The callback is where pipeline reports; whoever reads the last stream sees the same error.
  const stream: Readable = zipped ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  const chunks: AsyncIterator<string> = stream.setEncoding("utf8")[Symbol.asyncIterator]();
  let start = "";
  while (start === "") {
    const next = await firstOf(chunks, path, signal);
    if (next.done === true) {
      throw new JobError("NOTHING_TO_IMPORT", `${path} is empty. Name a file of papers.`);
    }
    start = next.value.replace(/^\uFEFF?\s*/, "");
  }
  return {
    start,
    chunks: prepended(start, chunks),
    fraction: () => read(bytes, size),
    fingerprint,
    close: () => stream.destroy(),
  };
}

async function firstOf(chunks: AsyncIterator<string>, path: string, signal: AbortSignal) {
  try {
    return await chunks.next();
  } catch (error) {
    signal.throwIfAborted();
    const reason = (error as Error).message;
    throw new JobError("FILE_UNREADABLE", `${path} is cut off or damaged (${reason}).`);
  }
}

function read(bytes: ReadStream, size: number): number {
  return size === 0 ? 1 : Math.min(1, bytes.bytesRead / size);
}

async function look(path: string) {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    const { size, mtimeMs } = await file.stat();
    return {
      zipped: GZIP_MAGIC.every((byte, index) => buffer[index] === byte),
      size,
      fingerprint: `${size}-${Math.trunc(mtimeMs)}`,
    };
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  } finally {
    await file?.close();
  }
}

function unreadable(path: string, { code, message }: NodeJS.ErrnoException): JobError {
  if (code === "ENOENT") {
    return new JobError("FILE_NOT_FOUND", `There is no file ${path}. Check the path.`);
  }
  if (code === "EISDIR") {
    return new JobError("NOT_A_FILE", `${path} is a folder. Name one file in it.`);
  }
  if (code === "EACCES") {
    return new JobError("FILE_FORBIDDEN", `${path} may not be read. Check its permissions.`);
  }
  return new JobError("FILE_UNREADABLE", `${path} cannot be read: ${message}`);
}

async function* prepended(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
