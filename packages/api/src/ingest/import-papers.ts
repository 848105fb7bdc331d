import { setImmediate as breathe } from "node:timers/promises";
import type { PrismaClient } from "@paperround/schema/context";
import { DomainError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import type { SourceItem } from "./sources/source.ts";

/** What became of the items. */
export interface ImportCounts {
  new: number;
  updated: number;
  /** Two papers found to be one. */
  merged: number;
  /** Here already, just as the source tells it. */
  skipped: number;
  /** Not usable, or contradicting what is here. */
  failed: number;
}

/** An item that was not stored. */
export interface ImportProblem {
  where: string;
  reason: string;
}

/** What an import came to. */
export interface ImportSummary extends ImportCounts {
  /** The first of the problems; `failed` counts all. */
  problems: ImportProblem[];
}

/** How an import is done. */
export interface ImportOptions {
  db: PrismaClient;
  items: AsyncIterable<SourceItem> | Iterable<SourceItem>;
  /** Looked at between two records. */
  signal: AbortSignal;
  /** Told after every batch, and at the end, how many items are done. */
  onProgress?: (done: number) => void;
  /** What else is to be done for a paper once its record is stored. Must be repeatable. */
  afterRecord?: (paperId: number, record: PaperRecord) => Promise<void>;
}

/** Records between two reports; the server's other work gets its turn there too. */
const BATCH = 25;
const SHOWN_PROBLEMS = 20;

/**
 * Stores the records of a source one after the other, each in its own transaction, so that an import that
 * is stopped leaves whole papers and a repeated one changes nothing. A record that cannot be used is
 * counted and passed over; anything else that goes wrong (the database, the source) ends the import.
 */
export async function importPapers(options: ImportOptions): Promise<ImportSummary> {
  const summary: ImportSummary = {
    new: 0,
    updated: 0,
    merged: 0,
    skipped: 0,
    failed: 0,
    problems: [],
  };
  let done = 0;
  for await (const item of options.items) {
    options.signal.throwIfAborted();
    const problem = item.kind === "problem" ? item : await store(item.record, options, summary);
    if (problem) {
      summary.failed += 1;
      const { where, reason } = problem;
      if (summary.problems.length < SHOWN_PROBLEMS) summary.problems.push({ where, reason });
    }
    done += 1;
    if (done % BATCH === 0) {
      options.onProgress?.(done);
      await breathe();
    }
  }
  options.onProgress?.(done);
  return summary;
}

async function store(
  record: PaperRecord,
  { db, afterRecord }: ImportOptions,
  counts: ImportCounts,
): Promise<ImportProblem | null> {
  try {
    const { paperId, outcome } = await recordPaper(db, record);
    await afterRecord?.(paperId, record);
    counts[outcome === "unchanged" ? "skipped" : outcome] += 1;
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { where: `“${record.title}”`, reason: error.message };
  }
}
