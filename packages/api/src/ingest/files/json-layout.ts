import { JobError } from "../../jobs/job.ts";
import { MAX_ENTRY_LENGTH } from "./file-pages.ts";
import { splitJson } from "./json-texts.ts";
import type { EntryText } from "./json-texts.ts";
import type { TextFile } from "./open-text.ts";

/**
 * Cuts a file of JSON into its entries: one object a line, or one list.
 * @throws JobError when it begins as neither
 */
export function splitJsonFile(
  { start, chunks }: Pick<TextFile, "start" | "chunks">,
  path: string,
): AsyncIterable<EntryText> {
  if (start.startsWith("[")) return splitJson(chunks, "list", MAX_ENTRY_LENGTH);
  if (start.startsWith("{")) return splitJson(chunks, "lines", MAX_ENTRY_LENGTH);
  const what = start.startsWith("<") ? "looks like a web page or XML" : "holds no JSON";
  throw new JobError(
    "NOT_JSON",
    `${path} ${what}. Give one JSON object a line, or a list of them; either may be gzipped.`,
  );
}
