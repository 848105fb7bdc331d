import { setTimeout as pause } from "node:timers/promises";
import type { ChangeFeed } from "@paperround/schema/changes/logged-change";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PaperIndex } from "@paperround/schema/paper-index";
import { createBell } from "../../changes/bell.ts";
import type { Logger } from "../../logging/logger.ts";
import { mergeSegments } from "../memory-paper-index.ts";
import { mergeInWorker } from "../merge-in-worker.ts";
import type { PaperDatabase } from "./build-from-database.ts";
import { answersOf } from "./indexed-answers.ts";
import { catchUp, makeIndex, openSnapshot } from "./open-index.ts";
import type { HeldIndex } from "./open-index.ts";
import { readRebuilds } from "./rebuilds.ts";
import { saveSnapshot, watchSnapshot } from "./snapshot-file.ts";
import { createSnapshotWriter, inTurn } from "./snapshot-turns.ts";

/** How often it looks whether somebody has made the snapshot anew, in milliseconds. */
const LOOK_EVERY = 500;
/** How often it reads the log although nobody said that it grew, in milliseconds. */
const POLL_EVERY = 5_000;
/** After what went wrong it tries again, in milliseconds. */
const TRY_AGAIN = 5_000;
/** What is new is merged from so many papers on, or from this share of all. */
const MERGE_FROM = 1_000;
const MERGE_SHARE = 1 / 20;
/** For fewer papers a thread is not worth its start. */
const WORTH_A_THREAD = 5_000;
/** What has changed is written to disk at least so often, in milliseconds. */
const SAVE_EVERY = 10 * 60_000;

/** What the index lives of. */
export interface ServedIndexDeps {
  database: PaperDatabase;
  /** Where its snapshot is. */
  dataDir: string;
  logger: Logger;
  /** From how many new papers on these are merged with the others; unless told as many as are good. */
  mergeFrom?: number;
}

/** The index of this process: made ready in the background, and kept in step with the database. */
export interface ServedIndex {
  /** Answers null until it is ready. */
  readonly answers: PaperIndex;
  /** Begins to make it ready; returns at once. */
  begin(changes: ChangeFeed): void;
  /** Waits until it has taken in everything that is committed by now. */
  inStep(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * One index for this process. It begins with the snapshot of the data folder or, without one that can be used, with the
 * database; then it follows the change log. Of several processes on a folder one writes the snapshot.
 */
export function createServedIndex(deps: ServedIndexDeps): ServedIndex {
  const { database, dataDir, logger, mergeFrom } = deps;
  const { prisma } = database;
  const end = new AbortController();
  const sources = { database, dataDir, logger, end: end.signal };
  const bell = createBell(end.signal);
  const writer = createSnapshotWriter(dataDir);
  const noteOnDisk = watchSnapshot(dataDir);
  const isReady = Promise.withResolvers<void>();
  let held: HeldIndex | null = null;
  let merging: Promise<void> | null = null;
  /** One that is being made anew while the other answers, and that then waits to be swapped in. */
  let renewing: Promise<void> | null = null;
  let renewed: HeldIndex | null = null;
  /** A snapshot that was looked at and could not be used: it is not looked at again. */
  let refused: string | null = null;
  let living: Promise<void> | undefined;

  const merge = async (index: HeldIndex): Promise<void> => {
    const { cursor, generation, rebuilds, engine } = index;
    index.isUnsaved = false;
    index.savedAt = Date.now();
    const way = engine.size < WORTH_A_THREAD ? mergeSegments : mergeInWorker;
    const contents = await engine.compact(way);
    if (!writer.isMe()) return;
    await inTurn(dataDir, async () => {
      const onDisk = (await noteOnDisk())?.generation ?? null;
      // Somebody has made it anew: that one is taken in, not written over.
      const isMine = onDisk === null || onDisk === generation || onDisk === refused;
      if (isMine && held === index)
        await saveSnapshot(dataDir, contents, { cursor, generation, rebuilds });
    });
  };

  const mergeWhenDue = (index: HeldIndex): void => {
    const { engine, isUnsaved, savedAt } = index;
    const isMuch = engine.pending >= (mergeFrom ?? Math.max(MERGE_FROM, engine.size * MERGE_SHARE));
    const isOld = isUnsaved && Date.now() - savedAt > SAVE_EVERY;
    if (merging || (!isMuch && !isOld)) return;
    merging = merge(index)
      .catch((err: unknown) => {
        index.isUnsaved = true;
        logger.error({ err }, "The search index could not be written.");
      })
      .finally(() => (merging = null));
  };

  /** Somebody asked for it, who may just be writing it into this folder; of several processes on it one does the work. */
  const renew = async (wanted: number): Promise<void> => {
    const note = await inTurn(dataDir, noteOnDisk);
    if (note !== null && note.rebuilds >= wanted && note.generation !== refused) return;
    logger.info("The search index is made anew, as somebody has asked for.");
    renewed = await makeIndex(sources);
    bell.ring();
  };

  const renewWhenAsked = async (index: HeldIndex): Promise<void> => {
    const wanted = await readRebuilds(prisma);
    if (renewing || renewed || index.rebuilds >= wanted || !writer.isMe()) return;
    renewing = renew(wanted)
      .catch((err: unknown) => {
        if (!end.signal.aborted)
          logger.error({ err }, "The search index could not be made anew. It is tried again.");
      })
      .finally(() => (renewing = null));
  };

  const look = async (mayHaveGrown: boolean): Promise<void> => {
    const before = await noteOnDisk();
    if (renewed) {
      // Written over what is there.
      refused = before?.generation ?? refused;
      held = renewed;
      renewed = null;
    }
    if (held && mayHaveGrown && !(await catchUp(held, sources))) {
      logger.info("The database was replaced: the search index is made anew.");
      held = null;
    }
    const onDisk = (await noteOnDisk())?.generation ?? null;
    if (!held) {
      held = await openSnapshot(sources);
      // Somebody else's may come in its place.
      if (!held) refused = onDisk;
      held ??= await makeIndex(sources);
    }
    isReady.resolve();
    if (onDisk !== null && onDisk !== held.generation && onDisk !== refused) {
      refused = onDisk;
      held = (await openSnapshot(sources)) ?? held;
    }
    mergeWhenDue(held);
    if (mayHaveGrown) await renewWhenAsked(held);
  };

  const live = async (changes: ChangeFeed): Promise<void> => {
    let leave: (() => void) | undefined;
    let isFailing = false;
    let polledAt = 0;
    let isRung = true;
    while (!end.signal.aborted) {
      let wait = LOOK_EVERY;
      try {
        leave ??= await changes.follow({ changed: bell.ring, reset: bell.ring });
        const isDue = isRung || isFailing || Date.now() - polledAt >= POLL_EVERY;
        if (isDue) polledAt = Date.now();
        await look(isDue);
        isFailing = false;
      } catch (err) {
        if (end.signal.aborted) break;
        if (!isFailing)
          logger.warn({ err }, "The search index cannot follow. It tries until it can.");
        isFailing = true;
        wait = TRY_AGAIN;
      }
      isRung = await bell.rung(wait);
    }
    leave?.();
    await merging;
    await renewing;
    writer.release();
  };

  return {
    answers: answersOf(() => held?.engine ?? null),
    begin(changes) {
      living ??= live(changes);
    },
    async inStep() {
      await isReady.promise;
      for (;;) {
        const page = held && (await readChangeLog(prisma, held.cursor, 1));
        if (page && page.changes.length === 0 && !page.held && !page.reset) return;
        bell.ring();
        await pause(10);
      }
    },
    async stop() {
      end.abort();
      await living;
    },
  };
}
