import type { ChangeFeed, ChangeListener } from "@paperround/schema/changes/logged-change";
import { CHANGES_CHANNEL, readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PrismaClient } from "@paperround/schema/context";
import type { Database, Listening } from "../database/database.ts";
import type { Logger } from "../logging/logger.ts";
import type { WakeUps } from "../redis/wake-ups.ts";
import { createBell } from "./bell.ts";

/** How many changes are read at once. */
const PAGE = 1_000;

/** How often the log is looked at although nobody said that it changed, in milliseconds. */
const POLL_EVERY = 5_000;

/** Between two looks at a log whose newest entries wait for an older transaction: from the one to the other. */
const HELD_FIRST = 10;
const HELD_LONGEST = 500;

/** Hands the change log on inside this process, as it grows. Nothing is read while nobody follows. */
export interface ChangeFollower extends ChangeFeed {
  /** Something may have been committed by this process: it looks, and so do the others where they can be told. */
  readonly announce: () => void;
  stop(): Promise<void>;
}

/** What following is done with. */
export interface FollowerDeps {
  database: Pick<Database, "listen"> & { prisma: PrismaClient };
  logger: Logger;
  /** How processes wake each other; absent: by the database alone. */
  wakeUps?: WakeUps | undefined;
  /** In milliseconds, unless told otherwise as often as is good. */
  pollEvery?: number;
}

/**
 * Follows the log once for the whole process: woken by PostgreSQL where it can be heard (not behind a pooler), by the
 * others over Redis where there is one, and looking by itself now and then, whoever wakes it.
 */
export function createChangeFollower(deps: FollowerDeps): ChangeFollower {
  const listeners = new Set<ChangeListener>();
  let running:
    | { ended: Promise<void>; begun: Promise<void>; stop(): void; wake(): void }
    | undefined;
  let stopped = false;
  /** Of all that ever ran: who leaves does not wait for it, and who closes the database has to. */
  let allEnded: Promise<unknown> = Promise.resolve();

  const begin = () => {
    const begun = run(deps, tell);
    allEnded = Promise.all([allEnded, begun.ended]);
    return begun;
  };

  const tell = (what: (listener: ChangeListener) => void): void => {
    for (const listener of listeners) what(listener);
  };

  return {
    async follow(listener) {
      if (stopped) throw new Error("The server is stopping.");
      listeners.add(listener);
      const leave = (): void => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.stop();
        running = undefined;
      };
      running ??= begin();
      try {
        await running.begun;
      } catch (error) {
        leave();
        throw error;
      }
      return leave;
    },
    announce() {
      running?.wake();
      deps.wakeUps?.tell();
    },
    async stop() {
      stopped = true;
      listeners.clear();
      running?.stop();
      await allEnded;
    },
  };
}

function run(
  { database, logger, wakeUps, pollEvery = POLL_EVERY }: FollowerDeps,
  tell: (what: (listener: ChangeListener) => void) => void,
) {
  const end = new AbortController();
  const bell = createBell(end.signal);
  const begun = Promise.withResolvers<void>();
  let cursor: string | null = null;

  const begin = async (): Promise<void> => {
    ({ cursor } = await readChangeLog(database.prisma, null, 1));
    begun.resolve();
  };

  /** @returns how long to wait for the next look, unless somebody rings */
  const look = async (held: number): Promise<number> => {
    for (;;) {
      const page = await readChangeLog(database.prisma, cursor, PAGE);
      if (end.signal.aborted) return 0;
      cursor = page.cursor;
      if (page.reset) tell((listener) => listener.reset());
      if (page.changes.length > 0) tell((listener) => listener.changed(page.changes));
      if (page.hasMore) continue;
      return page.held ? Math.min(held * 2, HELD_LONGEST) : pollEvery;
    }
  };

  const loop = async (): Promise<void> => {
    let wait = HELD_FIRST;
    let failing = false;
    while (!end.signal.aborted) {
      try {
        wait = await look(wait === pollEvery ? HELD_FIRST / 2 : wait);
        if (failing) logger.info("The change log can be read again.");
        failing = false;
      } catch (err) {
        if (!failing)
          logger.warn({ err }, "The change log cannot be read. Trying again until it can.");
        failing = true;
        wait = pollEvery;
      }
      await bell.rung(wait);
    }
  };

  /** Where it cannot be heard, looking finds it. */
  const hear = (): Promise<Listening | null> =>
    database
      .listen(CHANGES_CHANNEL, { message: bell.ring, again: bell.ring })
      .catch((err: unknown) => {
        logger.warn({ err }, "Changes cannot be listened to: they are looked for instead.");
        return null;
      });

  const ended = (async () => {
    // Heard before it is read: what is committed in between rings.
    const woken = wakeUps?.hear(bell.ring);
    const listening = await hear();
    try {
      await begin();
      await loop();
    } finally {
      await Promise.all([listening?.close(), woken?.close()]);
    }
  })();
  begun.promise.catch(() => {});
  const settled = ended.catch((error: unknown) => begun.reject(error));
  return { begun: begun.promise, ended: settled, stop: () => end.abort(), wake: bell.ring };
}
