import type { Clock, PaperResolver, PrismaClient, Viewer } from "@paperround/schema/context";
import { DomainError } from "@paperround/schema/errors";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { entryOf } from "../ingest/files/file-pages.ts";
import type { EntryText } from "../ingest/files/json-texts.ts";
import { readingAs } from "../ingest/sources/file.ts";
import type { FileFormat } from "../ingest/sources/file.ts";
import { JobError } from "../jobs/job.ts";
import { findImportedPaper } from "./find-imported-paper.ts";
import { UploadTooLarge } from "./upload-text.ts";

/** The most entries of one import. */
const MAX_ENTRIES = 10_000;
/** How many papers that are not here yet one import asks the sources for. */
const MAX_ASKED = 200;
/** Entries that are looked for at a time: sources are asked side by side, but not stormed. */
const SIDE_BY_SIDE = 4;

/** What did not get into the list, and where it stands in the file. */
export interface ImportProblem {
  line: number;
  /** Counted from 1. */
  entry: number;
  code: string;
  reason: string;
}

/** What became of a file. */
export interface ImportResult {
  /** Papers that came into the list. */
  added: number;
  /** Papers that were in it already: they stay as they are. */
  present: number;
  problems: ImportProblem[];
  /** Why the rest was not read; null when all of it was. */
  stopped: string | null;
  isTooLarge: boolean;
}

/** What importing needs. */
export interface ImportPorts {
  db: PrismaClient;
  clock: Clock;
  paperResolver: PaperResolver;
}

/**
 * Puts the papers of a file into one of the viewer's lists, in the order of the file and as they are read: what is in
 * the list when the upload is cut off is whole entries, and the same file again adds the rest and nothing twice. An
 * entry that cannot be used is told with its line and does not keep the others out.
 * @param listGlobalId must be one of the viewer's own
 */
export async function importList(
  ports: ImportPorts,
  viewer: Viewer,
  listGlobalId: string | null,
  { format, chunks }: { format: FileFormat; chunks: AsyncIterable<string> },
): Promise<ImportResult> {
  const result: ImportResult = {
    added: 0,
    present: 0,
    problems: [],
    stopped: null,
    isTooLarge: false,
  };
  const source = { name: "upload", url: null, fetchedAt: ports.clock.now() };
  const reading = await readingAs(format, "The file", source);
  const { start, all } = await peek(chunks);
  if (start === "") return { ...result, stopped: "The file is empty." };
  let asked = 0;
  const find = {
    ...ports,
    mayAsk: () => {
      asked += 1;
      return asked <= MAX_ASKED;
    },
  };

  const use = async ({ number, line, text }: EntryText): Promise<(() => Promise<void>) | null> => {
    const fail = (code: string, reason: string) => async () => {
      result.problems.push({ line, entry: number, code, reason });
    };
    const entry = entryOf(number, text, reading);
    if (entry === null) return null;
    if (!("record" in entry)) return fail("UNUSABLE", entry.reason);
    const found = await findImportedPaper(entry.record, find);
    if (!("paperId" in found)) return fail(found.code, found.reason);
    const paper = { id: Buffer.from(`Paper:${found.paperId}`).toString("base64") };
    return async () => {
      try {
        const { added } = await saveToList(ports.db, viewer, { paper, listId: listGlobalId });
        result[added ? "added" : "present"] += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        result.problems.push({ line, entry: number, code: error.code, reason: error.message });
      }
    };
  };

  let entries = 0;
  let waiting: EntryText[] = [];
  // Looked for side by side, put into the list one after the other: in the order of the file.
  const flush = async () => {
    for (const save of await Promise.all(waiting.map(use))) await save?.();
    waiting = [];
  };
  try {
    for await (const text of reading.split({ start, chunks: all })) {
      entries += 1;
      if (entries > MAX_ENTRIES) {
        result.stopped = `Only the first ${MAX_ENTRIES} entries are read: import the rest on their own.`;
        break;
      }
      waiting.push(text);
      if (waiting.length === SIDE_BY_SIDE) await flush();
    }
  } catch (error) {
    result.isTooLarge = error instanceof UploadTooLarge;
    if (!result.isTooLarge && !(error instanceof JobError)) throw error;
    result.stopped = (error as Error).message;
  }
  await flush();
  if (entries === 0) result.stopped ??= `There is no entry in it that is ${SAID[format]}.`;
  return result;
}

const SAID: Readonly<Record<FileFormat, string>> = {
  BIBTEX: "BibTeX",
  RIS: "RIS",
  JSON: "CSL-JSON or a record of a paper",
};

/** The first characters that say anything, and all of the text. */
async function peek(chunks: AsyncIterable<string>) {
  const parts = chunks[Symbol.asyncIterator]();
  let start = "";
  let lines = "";
  while (start === "") {
    const next = await parts.next();
    if (next.done === true) break;
    const text = (lines + next.value).replace(/^\uFEFF/, "");
    start = text.trimStart();
    // Blank lines at the beginning count.
    lines = text;
  }
  async function* all(): AsyncGenerator<string> {
    yield lines;
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
      yield next.value;
    }
  }
  return { start, all: all() };
}
