import { JobError } from "../../jobs/job.ts";
import { refusal } from "../mapping/entry.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import type { EntryText } from "./json-texts.ts";
import { oneAhead } from "./one-ahead.ts";
import { openText } from "./open-text.ts";
import type { TextFile } from "./open-text.ts";

/** One entry may be this long, in characters: 5,000 authors and an abstract fit three times. */
export const MAX_ENTRY_LENGTH = 2_000_000;
const PAGE = 200;
/** What a page may hold, in characters: pages of giants are short ones. */
const PAGE_LENGTH = 2_000_000;

/** How a file is read. */
export interface FileReading {
  /** Cuts the file into its entries. @throws JobError when it holds none that could be any */
  split: (file: Pick<TextFile, "start" | "chunks">) => AsyncIterable<EntryText>;
  /** Maps one of them; nothing when it is no entry but belongs to the file's format. */
  map: (text: string, number: number) => SourceEntry | null;
  /** Told of the entries that a former run has done, where later ones may need something of them. */
  passOver?: (text: string) => void;
}

/**
 * Streams the entries of a file, two pages in memory at a time: while one is stored, the next is read and mapped. An
 * entry that cannot be used, or the place where the file breaks off, is a refusal among the others. A cursor holds for
 * the file as it was.
 * @throws JobError when the file cannot be opened or is of no known format
 */
export function filePages(
  path: string,
  reading: FileReading,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  return oneAhead(readPages(path, reading, context));
}

async function* readPages(
  path: string,
  reading: FileReading,
  { cursor, signal }: SourceContext,
): AsyncGenerator<SourcePage> {
  const file = await openText(path, signal);
  const done = entriesDone(cursor, file.fingerprint);
  let entries: SourceEntry[] = [];
  let length = 0;
  let passed = 0;
  try {
    for await (const { number, text } of reading.split(file)) {
      passed += 1;
      if (passed <= done) {
        if (text !== null) reading.passOver?.(text);
        continue;
      }
      const entry = entryOf(number, text, reading);
      if (entry) entries.push(entry);
      length += text?.length ?? 0;
      if (entries.length < PAGE && length < PAGE_LENGTH) continue;
      signal.throwIfAborted();
      yield { entries, cursor: `${file.fingerprint}:${passed}`, fraction: file.fraction() };
      entries = [];
      length = 0;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof JobError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    entries.push(refusal(path, `The file is cut off or damaged (${reason}).`, ""));
  } finally {
    file.close();
  }
  yield { entries, cursor: null, fraction: 1 };
}

/** Maps what stands at one place; nothing when it is no entry but belongs to the file's format. */
export function entryOf(
  number: number,
  text: string | null,
  { map }: FileReading,
): SourceEntry | null {
  const where = `entry ${number}`;
  if (text === null) {
    const length = MAX_ENTRY_LENGTH.toLocaleString("en");
    return refusal(where, `The entry is over ${length} characters long.`, "");
  }
  // What the decoder writes for bytes that are no UTF-8.
  if (text.includes("\uFFFD")) return refusal(where, "The entry is not UTF-8.", text);
  return map(text, number);
}

/** 0 where the cursor is of another file, or of this one before it changed. */
function entriesDone(cursor: string | null, fingerprint: string): number {
  const [of, count] = cursor?.split(":") ?? [];
  return of === fingerprint ? Number(count) : 0;
}
