import { setImmediate as breathe } from "node:timers/promises";
import type { PrismaClient } from "@paperround/schema/context";
import { DomainError, SourceUnavailableError } from "@paperround/schema/errors";
import { refreshStatistics } from "@paperround/schema/ingestion/refresh-statistics";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { RecordResult } from "@paperround/schema/papers/record-papers";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import type { IngestPorts } from "./ingest-ports.ts";
import { refusal } from "./mapping/entry.ts";
import type { Refusal, SourceContext, SourceEntry, SourcePage } from "./source.ts";

/** What became of the entries. */
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

/** An entry that was not stored. */
export interface ImportProblem {
  where: string;
  reason: string;
}

/** What an import came to. */
export interface ImportSummary extends ImportCounts {
  /** The first of the problems; `failed` counts all. */
  problems: ImportProblem[];
  /** Why it ended before its end: the source could not be asked any more. The next run goes on there. */
  stopped: string | null;
}

/** What is imported. */
export interface Import {
  /** The source's name. */
  source: string;
  /** What is asked of it: the place in one list is none in another. */
  key: string;
  pages: (context: Pick<SourceContext, "cursor" | "validators">) => AsyncIterable<SourcePage>;
}

/** How far an import is. */
export interface ImportProgress {
  done: number;
  total: number | null;
  /** From 0 to 1, where only that is known. */
  fraction: number | null;
  counts: ImportCounts;
}

/** How an import is done. */
export interface ImportOptions {
  db: PrismaClient;
  from: Import;
  ports: IngestPorts;
  /** Looked at between two batches. */
  signal: AbortSignal;
  /** Begins at the beginning, and asks for everything, whatever is remembered of former runs. */
  restart?: boolean;
  /** Records that go in together. */
  batchSize?: number;
  /** Told now and then, and at the end. */
  onProgress?: (progress: ImportProgress) => void;
  /** What else is to be done for a paper once its record is stored. Must be repeatable. */
  afterRecord?: (paperId: number, record: PaperRecord) => Promise<void>;
}

/** Records that go in together; between two batches the server's other work gets its turn. */
const BATCH = 200;
/** Entries between two reports, at least. */
const REPORTED = 25;
const SHOWN_PROBLEMS = 20;
/** New papers that make what the database's planner knows of its tables out of date. */
const MANY = 1_000;

/**
 * Stores the records of a source page by page. After each page the place is kept, so that an import that is
 * stopped or killed goes on there; a page that is stored twice changes nothing. An entry that cannot be used
 * is counted, put aside and passed over; a source that cannot be asked ends the import with what it came to.
 * Anything else that goes wrong (the database) is thrown.
 */
export async function importPapers(options: ImportOptions): Promise<ImportSummary> {
  const { from, ports, restart = false } = options;
  const { cursor, begunAt } = await ports.cursors.begin(from.source, from.key, restart);
  const run = new Run(options, begunAt);
  const validators = restart ? {} : { validators: ports.validators };
  try {
    for await (const page of from.pages({ cursor, ...validators })) {
      await run.store(page);
      await ports.cursors.write(from.source, from.key, page.cursor);
      if (page.remember) await ports.validators.write(page.remember.url, page.remember.validator);
    }
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    run.summary.stopped = error.message;
  }
  if (run.summary.new + run.summary.merged >= MANY) await refreshStatistics(options.db);
  run.report();
  return run.summary;
}

class Run {
  readonly summary: ImportSummary = {
    new: 0,
    updated: 0,
    merged: 0,
    skipped: 0,
    failed: 0,
    problems: [],
    stopped: null,
  };
  readonly #options: ImportOptions;
  readonly #begunAt: Date;
  #done = 0;
  #reported = 0;
  #total: number | null = null;
  #fraction: number | null = null;

  constructor(options: ImportOptions, begunAt: Date) {
    this.#options = options;
    this.#begunAt = begunAt;
  }

  async store(page: SourcePage): Promise<void> {
    this.#total = page.total ?? this.#total;
    this.#fraction = page.fraction ?? null;
    this.summary.skipped += page.unchanged ?? 0;
    this.#done += page.unchanged ?? 0;
    const { signal, batchSize = BATCH } = this.#options;
    for (let start = 0; start < page.entries.length; start += batchSize) {
      signal.throwIfAborted();
      await this.#storeBatch(page.entries.slice(start, start + batchSize));
      if (this.#done - this.#reported >= REPORTED) this.report();
      await breathe();
    }
  }

  report(): void {
    this.#reported = this.#done;
    const { new: added, updated, merged, skipped, failed } = this.summary;
    this.#options.onProgress?.({
      done: this.#done,
      total: this.#total,
      fraction: this.#fraction,
      counts: { new: added, updated, merged, skipped, failed },
    });
  }

  async #storeBatch(entries: readonly SourceEntry[]): Promise<void> {
    const records = entries.flatMap((entry) => ("record" in entry ? [entry.record] : []));
    const results = (await recordPapers(this.#options.db, records, this.#begunAt)).values();
    for (const entry of entries) {
      const problem =
        "record" in entry ? await this.#take(entry.record, results.next().value) : entry;
      if (problem) await this.#putAside(problem);
      this.#done += 1;
    }
  }

  /** @returns why the record was not stored, when it was not */
  async #take(record: PaperRecord, result: RecordResult | undefined): Promise<Refusal | null> {
    if (!result) throw new Error("A record of the batch has no result.");
    if ("error" in result) {
      const { error } = result;
      if (!(error instanceof DomainError)) throw error;
      return refusal(`“${record.title}”`, error.message, record);
    }
    await this.#options.afterRecord?.(result.paperId, record);
    this.summary[result.outcome === "unchanged" ? "skipped" : result.outcome] += 1;
    return null;
  }

  async #putAside({ where, reason, excerpt }: Refusal): Promise<void> {
    this.summary.failed += 1;
    if (this.summary.problems.length < SHOWN_PROBLEMS) {
      this.summary.problems.push({ where, reason });
    }
    const { ports, from } = this.#options;
    await ports.quarantine.add({ source: from.source, excerpt, reason }, this.#begunAt);
  }
}
