import { DomainError } from "@paperround/schema/errors";
import {
  listQuarantine,
  quarantine,
  releaseFromQuarantine,
} from "@paperround/schema/ingestion/quarantine";
import type { QuarantinedRecord } from "@paperround/schema/ingestion/quarantine";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { z } from "zod";
import type { Job, JobContext, Progress } from "../jobs/job.ts";
import { retryExcerpt } from "./retry-excerpt.ts";

const quarantineRequest = z.object({
  /** Of one source; of all when left out. */
  source: z.string().optional(),
  /** Whether to map and store them once more. */
  retry: z.boolean().default(false),
});

type QuarantineRequest = z.output<typeof quarantineRequest>;

/** A bad record, as much of it as fits a line. */
export interface QuarantineLine {
  id: number;
  source: string;
  reason: string;
  excerpt: string;
  seenCount: number;
}

/** What stands in quarantine, and what a retry came to. */
export interface QuarantineSummary {
  /** Stored now, and out of quarantine. */
  released: number;
  /** Still there. */
  kept: number;
  /** The first of those. */
  records: QuarantineLine[];
}

const PAGE = 100;
const SHOWN_RECORDS = 50;
const SHOWN_CHARACTERS = 120;

/** Lists the records that could not be used, or tries them again. */
export const quarantineJob: Job<QuarantineRequest, QuarantineSummary> = {
  name: "quarantine",
  parseArgs: (input) => quarantineRequest.parse(input),
  run: runQuarantine,
};

async function runQuarantine(
  { db, clock, signal }: JobContext,
  { source, retry }: QuarantineRequest,
  report: (progress: Progress) => void,
): Promise<QuarantineSummary> {
  const summary: QuarantineSummary = { released: 0, kept: 0, records: [] };
  let after = 0;
  for (;;) {
    const page = await listQuarantine(db, { source, after, take: PAGE });
    if (page.length === 0) return summary;
    for (const record of page) {
      signal.throwIfAborted();
      after = record.id;
      const reason = retry ? await tryAgain(record) : record.reason;
      if (reason === null) summary.released += 1;
      else keep(summary, { ...record, reason });
    }
    const done = summary.released + summary.kept;
    report({ step: "Looking at what could not be used", done, total: null });
  }

  /** @returns why it still cannot be used; null when it could, and is out */
  async function tryAgain(record: QuarantinedRecord): Promise<string | null> {
    const entry = await retryExcerpt(record.source, record.excerpt, clock.now());
    const reason = "record" in entry ? await store(entry.record) : entry.reason;
    if (reason === null) await releaseFromQuarantine(db, record.id);
    else await quarantine(db, { ...record, reason }, { now: clock.now(), begunAt: clock.now() });
    return reason;
  }

  async function store(record: Parameters<typeof recordPaper>[1]): Promise<string | null> {
    try {
      await recordPaper(db, record);
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }
}

function keep(summary: QuarantineSummary, record: QuarantinedRecord): void {
  summary.kept += 1;
  if (summary.records.length === SHOWN_RECORDS) return;
  const { id, source, reason, seenCount } = record;
  const excerpt = record.excerpt.replaceAll(/\s+/g, " ").slice(0, SHOWN_CHARACTERS);
  summary.records.push({ id, source, reason, excerpt, seenCount });
}
