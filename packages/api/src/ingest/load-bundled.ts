import { join } from "node:path";
import type { Clock, PrismaClient } from "@paperround/schema/context";
import { holdRoot } from "@paperround/schema/identity/paper-locks";
import { listPaper } from "@paperround/schema/submissions/list-paper";
import bundledPapers from "./bundled/sample-papers.json" with { type: "json" };
import { importPapers } from "./import-papers.ts";
import type { ImportProgress, ImportSummary } from "./import-papers.ts";
import { FORGETFUL_PORTS } from "./ingest-ports.ts";
import { file } from "./sources/file.ts";
import { offline } from "./polite-fetch.ts";

/** The day on whose list the bundled papers stand. */
export const BUNDLED_DAY = new Date("2026-01-05T00:00:00Z");
/** How many papers are bundled. */
export const BUNDLED_COUNT = bundledPapers.length;

const FILE = join(import.meta.dirname, "bundled/sample-papers.json");

/** What loading needs. */
export interface LoadBundledOptions {
  db: PrismaClient;
  clock: Clock;
  signal: AbortSignal;
  /** Told how many of {@link BUNDLED_COUNT} are done. */
  onProgress?: (progress: ImportProgress) => void;
}

/**
 * Loads the papers that ship with the product and puts each on the list of {@link BUNDLED_DAY}, unless it
 * has a submission already. Doing it again changes nothing.
 */
export async function loadBundled(options: LoadBundledOptions): Promise<ImportSummary> {
  const { db, clock, signal, onProgress } = options;
  const source = { name: "bundled", url: null, fetchedAt: clock.now() };
  const context = { politeFetch: offline, clock, signal };
  return importPapers({
    db,
    from: {
      source: "bundled",
      key: "",
      pages: (run) => file({ path: FILE, source }, { ...context, ...run }),
    },
    ports: FORGETFUL_PORTS,
    // A few at a time: whoever watches the first start sees it move.
    batchSize: 25,
    signal,
    afterRecord: (paperId) => list(db, paperId),
    ...(onProgress && { onProgress }),
  });
}

/**
 * Loads them if this looks like the first start: there is no other paper, and not all of them are here.
 * So a first load that was interrupted is finished by the next start, and an instance with papers of its
 * own is left alone.
 * @returns null when there was nothing to do
 */
export async function loadBundledAtFirstStart(
  options: LoadBundledOptions,
): Promise<ImportSummary | null> {
  const { db } = options;
  const bundled = {
    scheme: "ARXIV",
    value: { in: bundledPapers.map(({ arxivId }) => arxivId) },
  } as const;
  const listed = await db.paper.count({
    where: { ids: { some: bundled }, submissions: { some: {} } },
  });
  if (listed === BUNDLED_COUNT) return null;
  const other = await db.paper.findFirst({
    where: { ids: { none: bundled } },
    select: { id: true },
  });
  return other ? null : loadBundled(options);
}

async function list(db: PrismaClient, recordedId: number): Promise<void> {
  await db.$transaction(async (tx) => {
    // Another process may be at its first start, too.
    const paperId = await holdRoot(tx, recordedId);
    const present = await tx.submission.findFirst({ where: { paperId }, select: { id: true } });
    if (present) return;
    const place = { day: BUNDLED_DAY, listedAt: BUNDLED_DAY, submitterId: null };
    await listPaper(tx, { paperId, ...place });
  });
}
