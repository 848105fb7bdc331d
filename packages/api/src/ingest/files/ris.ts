import { dayOfParts } from "../mapping/known-day.ts";
import { turnedName } from "../mapping/person-name.ts";
import type { EntryText } from "./json-texts.ts";
import { arxivIdIn } from "./reference.ts";
import type { Reference } from "./reference.ts";

/** `TY  - JOUR`; some programs leave out a space or the value. */
const TAG = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;
/** A file of this format begins so, after any title of the program that wrote it. */
export const RIS_START = /^TY {1,2}- /m;

/** Cuts a file of RIS into its references: from one `TY` to the next. */
export async function* splitRis(
  chunks: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<EntryText> {
  let number = 0;
  let lines: string[] = [];
  let length = 0;
  let line = 0;
  let began = 1;
  const take = (): EntryText => {
    const text = length > maxLength ? null : lines.join("\n");
    lines = [];
    length = 0;
    return { number, line: began, text };
  };
  for await (const written of linesOf(chunks)) {
    line += 1;
    if (/^TY {1,2}-/.test(written)) {
      if (number > 0) yield take();
      number += 1;
      began = line;
    }
    if (number === 0) continue;
    length += written.length;
    if (length <= maxLength) lines.push(written);
  }
  if (number > 0) yield take();
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

/** Reads one reference (https://en.wikipedia.org/wiki/RIS_(file_format)). */
export function readRis(text: string): Reference {
  const values = tagged(text);
  const all = (...tags: string[]) => tags.flatMap((tag) => values.get(tag) ?? []);
  const first = (...tags: string[]) => all(...tags).find((value) => value !== "") ?? "";
  const urls = all("UR", "L1", "L2", "LK", "L4");
  const noted = all("M1", "M3", "N1", "C7", "AN", "PB", "JO", "JF", "T2").map(arxivIdIn);
  return {
    title: first("TI", "T1", "CT", "BT"),
    authors: all("AU", "A1").map((name) => ({ name: turnedName(name) })),
    publishedOn: dayOf(first("DA", "PY", "Y1")) ?? dayOf(first("PY", "Y1")),
    abstract: first("AB", "N2"),
    venue: first("T2", "JO", "JF", "JA", "BT", "J2"),
    keywords: all("KW")
      .flatMap((words) => words.split(/\s*[;\n]\s*/))
      .filter((word) => word !== ""),
    doi: first("DO"),
    arxiv: noted.find((id) => id !== "") ?? "",
    pmid: /pubmed/i.test(first("DB", "DP")) ? first("AN") : "",
    pmcid: first("C2").startsWith("PMC") ? first("C2") : "",
    urls,
  };
}

/** Values by their tag; a line without one goes on with the value before. */
function tagged(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of text.split("\n")) {
    const [, tag, value = ""] = TAG.exec(line.trimEnd()) ?? [];
    if (tag === "ER") break;
    if (tag !== undefined) {
      current = values.get(tag) ?? [];
      current.push(value.trim());
      values.set(tag, current);
    } else if (current && line.trim() !== "") {
      const last = current.pop() ?? "";
      current.push(`${last} ${line.trim()}`.trim());
    }
  }
  return values;
}

/** `2026/01/05/`, `2026///`, `2026-01-05`. */
function dayOf(written: string): string | null {
  const parts = written.split(/[/-]/, 3).map((part) => part.trim());
  return dayOfParts(parts.filter((part) => /^\d+$/.test(part)));
}
