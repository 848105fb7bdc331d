import { setImmediate as turn } from "node:timers/promises";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PrismaClient, Sql } from "@paperround/schema/context";
import { buildInWorker } from "../build/build-in-worker.ts";
import { IndexBuilder } from "../build/index-builder.ts";
import type { KeptPaper } from "../build/index-builder.ts";
import type { IndexContents } from "../memory-paper-index.ts";
import { countPapers, readPapersAfter } from "./read-papers.sql.ts";

/** So many papers are read at once: the embedded database answers nobody else meanwhile. */
const BATCH = 250;
/** For fewer papers a thread is not worth its start. */
const WORTH_A_THREAD = 1_000;

/** Where the papers are. */
export interface PaperDatabase {
  prisma: PrismaClient;
  sql: Sql;
}

/** Told how many papers of how many have been read. */
export type BuildProgress = (done: number, total: number) => void;

/**
 * Reads all papers and builds an index of them, in a thread of its own where they are many. What changes meanwhile may
 * be in it or not: it stands in the change log after the cursor.
 * @throws {unknown} the signal's reason, once it is aborted
 */
export async function buildFromDatabase(
  { prisma, sql }: PaperDatabase,
  signal: AbortSignal,
  report: BuildProgress = () => {},
): Promise<{ contents: IndexContents; cursor: string }> {
  // First: what is committed while the papers are read comes twice at worst.
  const { cursor } = await readChangeLog(prisma, null, 1);
  const total = await countPapers(sql);
  async function* batches(): AsyncGenerator<KeptPaper[]> {
    let after = 0;
    for (let done = 0; ;) {
      signal.throwIfAborted();
      const papers = await readPapersAfter(sql, after, BATCH);
      const last = papers.at(-1);
      if (!last) return;
      after = last.key;
      done += papers.length;
      report(Math.min(done, total), total);
      yield papers;
      // Requests that came meanwhile go first.
      await turn();
    }
  }
  const contents =
    total < WORTH_A_THREAD ? await buildHere(batches()) : await buildInWorker(batches());
  return { contents, cursor };
}

async function buildHere(batches: AsyncIterable<KeptPaper[]>): Promise<IndexContents> {
  const builder = new IndexBuilder();
  for await (const papers of batches) for (const paper of papers) builder.add(paper);
  return builder.finish();
}
