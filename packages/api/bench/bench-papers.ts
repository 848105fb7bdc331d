import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import { readJsonLines } from "./read-json-lines.ts";

/** What a file calls a paper. */
export type Id = string | number;

/** A paper of a file. */
export interface PaperLine {
  id: Id;
  title?: string | null;
  abstract?: string | null;
  bow?: Record<string, number>;
  tags?: string[];
}

/** The papers of a file; the key is the place in it, beginning with 1. */
export interface BenchPapers {
  papers: IndexedPaper[];
  keyOf: ReadonlyMap<string, number>;
}

/** Reads papers, with their tags as keywords unless they are left out. */
export async function readPapers(path: string, withTags: boolean): Promise<BenchPapers> {
  const papers: IndexedPaper[] = [];
  const keyOf = new Map<string, number>();
  for await (const { id, title, abstract, bow, tags } of readJsonLines<PaperLine>(path)) {
    if (keyOf.has(String(id))) continue;
    const key = papers.length + 1;
    keyOf.set(String(id), key);
    papers.push({
      key,
      title: title ?? null,
      abstract: abstract ?? null,
      ...(bow ? { wordCounts: bow } : {}),
      ...(withTags && tags ? { keywords: tags } : {}),
    });
  }
  return { papers, keyOf };
}
