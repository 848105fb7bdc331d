import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { InvalidInputError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { JobError } from "../../jobs/job.ts";
import { splitJson } from "./json-texts.ts";
import type { JsonLayout, JsonText } from "./json-texts.ts";
import { readPaperEntry } from "./paper-entry.ts";
import type { SourceItem } from "./source.ts";

/** One entry may be this long, in characters: 5,000 authors and an abstract fit three times. */
const MAX_ENTRY_LENGTH = 2_000_000;
const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Streams the papers of a file: JSON lines or one JSON list, either of them gzipped or not, told apart by
 * what is in it and not by its name. One entry is in memory at a time. An entry that cannot be used, or
 * the place where the file breaks off, is a problem among the items.
 * @throws JobError when the file cannot be opened or holds no JSON at all
 */
export async function* readPaperFile(
  path: string,
  source: PaperRecord["source"],
  signal?: AbortSignal,
): AsyncGenerator<SourceItem> {
  const stream = await openText(path, signal);
  const texts = textsOf(stream, path);
  try {
    for (let next = await texts.next(); next.done !== true; next = await texts.next()) {
      yield toItem(next.value, source);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof JobError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    yield { kind: "problem", where: path, reason: `The file is cut off or damaged (${reason}).` };
  } finally {
    stream.destroy();
  }
}

async function openText(path: string, signal?: AbortSignal): Promise<Readable> {
  const zipped = await isGzip(path);
  const bytes = createReadStream(path, signal ? { signal } : {});
  // The callback is where pipeline reports; whoever reads the last stream sees the same error.
  const stream = zipped ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  return stream.setEncoding("utf8");
}

async function isGzip(path: string): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
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

/** Finds out the layout from the first character that says anything, then splits. */
async function* textsOf(stream: Readable, path: string): AsyncGenerator<JsonText> {
  const chunks: AsyncIterator<string> = stream[Symbol.asyncIterator]();
  let start = "";
  while (start === "") {
    const next = await chunks.next();
    if (next.done === true) {
      throw new JobError("NOTHING_TO_IMPORT", `${path} is empty. Name a file of papers.`);
    }
    start = next.value.replace(/^\uFEFF?\s*/, "");
  }
  yield* splitJson(prepended(start, chunks), layoutOf(start, path), MAX_ENTRY_LENGTH);
}

async function* prepended(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function layoutOf(start: string, path: string): JsonLayout {
  if (start.startsWith("[")) return "list";
  if (start.startsWith("{")) return "lines";
  const what = start.startsWith("<") ? "looks like a web page or XML" : "holds no JSON";
  throw new JobError(
    "NOT_JSON",
    `${path} ${what}. Give one JSON object a line, or a list of them; either may be gzipped.`,
  );
}

function toItem({ number, text }: JsonText, source: PaperRecord["source"]): SourceItem {
  const where = `entry ${number}`;
  if (text === null)
    return { kind: "problem", where, reason: "The entry is over 2,000,000 characters long." };
  // What the decoder writes for bytes that are no UTF-8.
  if (text.includes("\uFFFD")) return { kind: "problem", where, reason: "The entry is not UTF-8." };
  try {
    return { kind: "record", record: readPaperEntry(JSON.parse(text), source) };
  } catch (error) {
    if (error instanceof InvalidInputError)
      return { kind: "problem", where, reason: error.message };
    if (error instanceof SyntaxError)
      return { kind: "problem", where, reason: `The entry is no JSON: ${error.message}.` };
    throw error;
  }
}
