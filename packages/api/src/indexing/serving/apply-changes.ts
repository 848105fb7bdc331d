import { setImmediate as turn } from "node:timers/promises";
import type { LoggedChange } from "@paperround/schema/changes/logged-change";
import type { Sql } from "@paperround/schema/context";
import type { PaperEngine } from "../paper-engine.ts";
import { readCiting, readPapers } from "./read-papers.sql.ts";

/** What of a paper may differ: its texts, or only who keeps it. */
const TOUCHES: Partial<Record<LoggedChange["kind"], "TEXTS" | "READERS">> = {
  PAPER_ADDED: "TEXTS",
  PAPER_EDITED: "TEXTS",
  PAPER_MERGED: "TEXTS",
  PAPER_UNMERGED: "TEXTS",
  PAPER_DELETED: "TEXTS",
  PAPER_HIDDEN: "TEXTS",
  PAPER_SHOWN: "TEXTS",
  COUNTS_CHANGED: "READERS",
  PAPER_KEPT: "READERS",
};

/** So many papers are read and taken in without a pause: requests go in between. */
const BATCH = 50;

/**
 * Takes what changed into the index, as the database has it now: an entry of the log only says of which paper. So it is
 * harmless to do it twice.
 */
export async function applyChanges(
  engine: PaperEngine,
  sql: Sql,
  changes: readonly LoggedChange[],
): Promise<void> {
  const texts = new Set<number>();
  const readers = new Set<number>();
  for (const { kind, paperId, subjectId } of changes) {
    const touched = TOUCHES[kind];
    if (touched === undefined) continue;
    (touched === "TEXTS" ? texts : readers).add(paperId);
    // Who keeps the one keeps the other now.
    if ((kind === "PAPER_MERGED" || kind === "PAPER_UNMERGED") && subjectId !== null)
      texts.add(subjectId);
  }
  const ids = [...texts, ...readers].filter((id, at) => at < texts.size || !texts.has(id));
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const papers = new Map((await readPapers(sql, batch)).map((paper) => [paper.key, paper]));
    for (const id of batch) {
      const paper = papers.get(id);
      if (!paper) engine.remove(id);
      else if (texts.has(id) || !engine.has(id)) engine.put(paper);
      engine.setReaders(id, paper?.readers ?? []);
    }
    await recite(
      engine,
      sql,
      batch.filter((id) => texts.has(id)),
    );
    await turn();
  }
}

/**
 * Whoever cites a paper has its number in the index: when a paper comes, goes, is merged or gets another id, those that
 * cite it are to be taken in anew. Which these are is looked up here, where all of it is committed, and not written into the
 * log: of two that come at the same time, neither sees the other.
 */
async function recite(engine: PaperEngine, sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const citing = await readCiting(sql, ids);
  const stale = new Set<number>();
  for (const id of ids) {
    const wanted = citing.get(id) ?? new Set<number>();
    const known = new Set(engine.citing(id));
    for (const other of wanted) if (!known.has(other)) stale.add(other);
    for (const other of known) if (!wanted.has(other)) stale.add(other);
  }
  const keys = [...stale];
  for (let from = 0; from < keys.length; from += BATCH) {
    const papers = await readPapers(sql, keys.slice(from, from + BATCH));
    // One that is not here yet comes by an entry of its own.
    for (const paper of papers) if (engine.has(paper.key)) engine.put(paper);
    await turn();
  }
}
