import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { Logger } from "../../logging/logger.ts";
import { MemoryPaperIndex } from "../memory-paper-index.ts";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { applyChanges } from "./apply-changes.ts";
import { buildFromDatabase } from "./build-from-database.ts";
import type { PaperDatabase } from "./build-from-database.ts";
import { readRebuilds } from "./rebuilds.ts";
import { loadSnapshot, newGeneration } from "./snapshot-file.ts";

/** So many entries of the log are read at once. */
const PAGE = 1_000;

/** An index that is in step, and how far it is. */
export interface HeldIndex {
  engine: MemoryPaperIndex;
  cursor: string;
  generation: string;
  /** How many requests to make it anew it is of. */
  rebuilds: number;
  /** Whether something changed that is not on disk. */
  isUnsaved: boolean;
  savedAt: number;
}

/** Where an index comes from, and until when it is worth going on. */
export interface IndexSources {
  database: PaperDatabase;
  dataDir: string;
  logger: Logger;
  end: AbortSignal;
}

/**
 * Takes in what happened since the index was last in step.
 * @returns false when there is no going on from where it is: it is to be made anew
 */
export async function catchUp(
  index: HeldIndex,
  { database, end }: Pick<IndexSources, "database" | "end">,
): Promise<boolean> {
  for (;;) {
    const page = await readChangeLog(database.prisma, index.cursor, PAGE);
    end.throwIfAborted();
    if (page.reset) return false;
    if (page.changes.length > 0) {
      await applyChanges(index.engine, database.sql, page.changes);
      index.isUnsaved = true;
    }
    index.cursor = page.cursor;
    if (!page.hasMore) return true;
  }
}

/** The index of the snapshot, in step; null when there is none that can be used, which is logged. */
export async function openSnapshot(sources: IndexSources): Promise<HeldIndex | null> {
  const { dataDir, logger } = sources;
  try {
    const { contents, note } = await loadSnapshot(dataDir);
    const engine = MemoryPaperIndex.of(contents);
    const index = { engine, ...note, isUnsaved: false, savedAt: Date.now() };
    if (await catchUp(index, sources)) return index;
    logger.info(
      "The snapshot of the search index is of another database or too old: it is made anew.",
    );
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    if (error.fault !== "MISSING") logger.warn(`${error.message} The search index is made anew.`);
  }
  return null;
}

/** An index of what is in the database, in step. */
export async function makeIndex(sources: IndexSources): Promise<HeldIndex> {
  const { database, logger, end } = sources;
  const began = performance.now();
  const rebuilds = await readRebuilds(database.prisma);
  const { contents, cursor } = await buildFromDatabase(database, end);
  const engine = MemoryPaperIndex.of(contents);
  const generation = newGeneration();
  const index = { engine, cursor, generation, rebuilds, isUnsaved: true, savedAt: 0 };
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  if (!(await catchUp(index, sources)))
    throw new Error("The database was replaced while it was read.");
  logger.info(`The search index is made: ${engine.size} papers in ${seconds} s.`);
  return index;
}
