import type { LoggedChange } from "@paperround/schema/changes/logged-change";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PrismaClient } from "@paperround/schema/context";
import type { Embed } from "./ask-embeddings.ts";
import { askDimensions, embedTexts } from "./embed-texts.ts";
import type { VectorDatabase } from "./open-vectors.ts";
import { dropOtherSpaces, ensureSpace, keepProgress } from "./vector-spaces.ts";
import type { VectorSpace } from "./vector-spaces.ts";
import { forgetGone, keepVectors, readStale, readStaleAfter } from "./vectors.sql.ts";
import type { StalePaper } from "./vectors.sql.ts";

/** After these a paper's text may be another one, or be shown or not. */
export const EMBEDDED_CHANGES: ReadonlySet<LoggedChange["kind"]> = new Set([
  "PAPER_ADDED",
  "PAPER_EDITED",
  "PAPER_MERGED",
  "PAPER_UNMERGED",
  "PAPER_DELETED",
  "PAPER_HIDDEN",
  "PAPER_SHOWN",
]);

/** So many papers are looked at by one statement. */
const SLICE = 250;
/** So many texts are asked about at once: a small server needs seconds for them. */
const TEXTS = 32;
/** So many vectors are written by one statement: the embedded database answers nobody else meanwhile. */
const WRITTEN = 4;
/** So many entries of the change log are read at once. */
const PAGE = 500;

/** What embedding is done with. */
export interface EmbeddingParts {
  database: VectorDatabase;
  db: PrismaClient;
  embed: Embed;
  model: string;
}

/** What was done. */
export interface EmbeddingSummary {
  embedded: number;
  /** Papers whose text the model does not take. */
  refused: number;
}

/**
 * Brings the model's vectors to what papers say now. How far it came is kept as it goes: it may be stopped at any
 * moment, and goes on there.
 * @throws {SourceUnavailableError} when the endpoint cannot be asked
 */
export async function embedPapers(
  { database, db, embed, model }: EmbeddingParts,
  signal: AbortSignal,
): Promise<EmbeddingSummary> {
  const summary: EmbeddingSummary = { embedded: 0, refused: 0 };
  const dimensions = await askDimensions(embed, signal);
  const space = await ensureSpace(database, model, dimensions);

  const bring = async (papers: readonly StalePaper[]): Promise<void> => {
    for (let from = 0; from < papers.length; from += TEXTS) {
      signal.throwIfAborted();
      const batch = papers.slice(from, from + TEXTS);
      const vectors = await embedTexts(embed, batch.map(textOf), dimensions, signal);
      const entries = batch.map((paper, at) => ({ paper, vector: vectors[at] ?? null }));
      for (let at = 0; at < entries.length; at += WRITTEN)
        await keepVectors(database, space, entries.slice(at, at + WRITTEN));
      const refused = vectors.filter((vector) => vector === null).length;
      summary.refused += refused;
      summary.embedded += batch.length - refused;
    }
  };

  const walk = async (): Promise<void> => {
    for (let after = space.walkedTo; after !== null; after = space.walkedTo) {
      const { stale, last } = await readStaleAfter(database, space, after, SLICE);
      await bring(stale);
      if (last === null) await forgetGone(database, space);
      await progress(last === null ? { walkedTo: null, isComplete: true } : { walkedTo: last });
    }
  };

  const progress = async (over: Partial<VectorSpace>): Promise<void> => {
    Object.assign(space, over);
    await keepProgress(database, space);
  };

  await walk();
  for (;;) {
    signal.throwIfAborted();
    const log = await readChangeLog(db, space.cursor, PAGE);
    if (log.reset) {
      // What is committed while all are walked through stands in the log after this cursor.
      await progress({ cursor: log.cursor, walkedTo: 0 });
      await walk();
      continue;
    }
    const ids = new Set<number>();
    for (const { kind, paperId, subjectId } of log.changes) {
      if (!EMBEDDED_CHANGES.has(kind)) continue;
      ids.add(paperId);
      if (subjectId !== null && kind.startsWith("PAPER_")) ids.add(subjectId);
    }
    if (ids.size > 0) await bring(await readStale(database, space, [...ids]));
    if (log.cursor !== space.cursor) await progress({ cursor: log.cursor });
    if (!log.hasMore) break;
  }
  await dropOtherSpaces(database, space);
  return summary;
}

function textOf({ title, abstract }: StalePaper): string {
  return abstract === null ? title : `${title}\n\n${abstract}`;
}
