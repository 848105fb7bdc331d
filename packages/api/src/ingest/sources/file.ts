import { InvalidInputError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { isCsl, readCsl } from "../files/csl.ts";
import { BIBTEX_START, splitBibtex } from "../files/bibtex-texts.ts";
import { filePages, MAX_ENTRY_LENGTH } from "../files/file-pages.ts";
import type { FileReading } from "../files/file-pages.ts";
import { splitJsonFile } from "../files/json-layout.ts";
import type { TextFile } from "../files/open-text.ts";
import { referenceRecord } from "../files/reference.ts";
import type { Reference } from "../files/reference.ts";
import { readRis, RIS_START, splitRis } from "../files/ris.ts";
import { toEntry } from "../mapping/entry.ts";
import { object } from "../mapping/loose-json.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { readPaperEntry } from "./paper-entry.ts";

/** Which file, and what its records say where they are from. */
export interface FileOptions {
  path: string;
  source: PaperRecord["source"];
}

/**
 * The papers of a file: JSON lines or a JSON list of records or of CSL-JSON, BibTeX, or RIS; each of them
 * gzipped or not, told apart by what is in it and not by its name.
 * @throws JobError when it cannot be opened or is none of these
 */
export async function* file(
  { path, source }: FileOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  let reading: FileReading | undefined;
  yield* filePages(
    path,
    {
      async *split(text) {
        reading = await readingOf(text.start, path, source);
        yield* reading.split(text);
      },
      map: (text, number) => reading?.map(text, number) ?? null,
      passOver: (text) => reading?.passOver?.(text),
    },
    context,
  );
}

/** One entry of a file, by its text alone: what is abbreviated elsewhere in the file is not known. */
export async function fileEntry(
  text: string,
  source: PaperRecord["source"],
): Promise<SourceEntry | null> {
  const { map } = await readingOf(text.trimStart(), "the entry", source);
  return map(text, 1);
}

async function readingOf(
  start: string,
  path: string,
  source: PaperRecord["source"],
): Promise<FileReading> {
  const isJson = /^[[{]/.test(start);
  if (!isJson && RIS_START.test(start)) return readingAs("RIS", path, source);
  if (!isJson && BIBTEX_START.test(start)) return readingAs("BIBTEX", path, source);
  return readingAs("JSON", path, source);
}

/** What a file of papers can be. */
export type FileFormat = "BIBTEX" | "RIS" | "JSON";

/**
 * How a file of this format is read.
 * @param path what it is called where it turns out to be none
 */
export async function readingAs(
  format: FileFormat,
  path: string,
  source: PaperRecord["source"],
): Promise<FileReading> {
  const asReference = (read: (text: string) => Reference | null): FileReading["map"] => {
    return (text, number) => referenceEntry(text, number, read, source);
  };
  if (format === "RIS") {
    const split = ({ chunks }: Pick<TextFile, "chunks">) => splitRis(chunks, MAX_ENTRY_LENGTH);
    return { split, map: asReference(readRis) };
  }
  if (format === "BIBTEX") {
    // Large, and seldom needed.
    const { BibtexReader } = await import("../files/bibtex.ts");
    const reader = new BibtexReader();
    const split = ({ chunks }: Pick<TextFile, "chunks">) => splitBibtex(chunks, MAX_ENTRY_LENGTH);
    return {
      split,
      map: asReference((text) => reader.read(text)),
      passOver: (text) => reader.passOver(text),
    };
  }
  return {
    split: (text) => splitJsonFile(text, path),
    map: (text, number) => jsonEntry(text, number, source),
  };
}

function referenceEntry(
  text: string,
  number: number,
  read: (text: string) => Reference | null,
  source: PaperRecord["source"],
): SourceEntry | null {
  let isEntry = true;
  const entry = toEntry(`entry ${number}`, text, () => {
    const reference = read(text);
    isEntry = reference !== null;
    // What is no entry is not looked at.
    if (reference === null) throw InvalidInputError.at([], "");
    return referenceRecord(reference, source);
  });
  return isEntry ? entry : null;
}

function jsonEntry(text: string, number: number, source: PaperRecord["source"]): SourceEntry {
  return toEntry(`entry ${number}`, text, () => {
    const entry = parse(text);
    const item = object(entry);
    return isCsl(item) ? referenceRecord(readCsl(item), source) : readPaperEntry(entry, source);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw InvalidInputError.at([], `The entry is no JSON: ${(error as Error).message}.`);
  }
}
