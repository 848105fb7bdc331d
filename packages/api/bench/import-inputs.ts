import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";
import type { ImportRequestInput } from "../src/ingest/import-request.ts";
import { generateRecords } from "./generate-records.ts";
import { report } from "./progress.ts";

/** What is imported. */
export interface ImportInput {
  /** For people, and the name of its results. */
  name: string;
  request: ImportRequestInput;
}

/** Real entries of the daily papers: other people's texts, which are read where they are and not copied. */
export const DUMP = fileURLToPath(
  new URL("../../../../shared/data/daily-papers-2024-2026.jsonl.gz", import.meta.url),
);
const FOLDER = join(import.meta.dirname, "../../../.cache/bench-import");
const MADE_OF = [
  "generate-records.ts",
  "generate-papers.ts",
  "made-up-words.ts",
  "word-pool.ts",
  "random.ts",
];

/** @returns null where the dump is not */
export function dumpInput(path: string): ImportInput | null {
  if (!existsSync(path)) return null;
  return { name: "dump", request: { source: "daily", ask: { path } } };
}

/** So many generated records in a file, which is kept for the next run. */
export async function generatedInput(records: number): Promise<ImportInput> {
  const hash = createHash("sha256");
  for (const file of MADE_OF) hash.update(await readFile(join(import.meta.dirname, file)));
  const ofSize = `records-${records}-`;
  const name = `${ofSize}${hash.digest("hex").slice(0, 12)}.jsonl.gz`;
  const path = join(FOLDER, name);
  await mkdir(FOLDER, { recursive: true });
  for (const other of await readdir(FOLDER)) {
    if (other.startsWith(ofSize) && other !== name) await rm(join(FOLDER, other));
  }
  if (!existsSync(path)) {
    const unfinished = join(FOLDER, `${ofSize}unfinished`);
    await pipeline(Readable.from(lines(records)), createGzip(), createWriteStream(unfinished));
    await rename(unfinished, path);
  }
  const request: ImportRequestInput = { source: "file", ask: { path } };
  return { name: `${records.toLocaleString("en")} generated`, request };
}

function* lines(records: number): Generator<string> {
  let done = 0;
  for (const record of generateRecords(records)) {
    yield `${JSON.stringify(record)}\n`;
    done += 1;
    if (done % 1_000 === 0) report("Generating records", done, records);
  }
}
