import { randomInt } from "node:crypto";
import type { Clock, CountRefresher, JobQueue, PrismaClient } from "@paperround/schema/context";
import { COUNTS_HOLD_HOURS, staleCounts } from "@paperround/schema/code/stale-counts";
import type { PaperName } from "@paperround/schema/papers/paper-ref";
import { LRUCache } from "lru-cache";
import { toDatabaseError } from "../database/connection-error.ts";
import type { Logger } from "../logging/logger.ts";
import { hourlyBudget } from "./hourly-budget.ts";
import { listCounts } from "./list-work.ts";
import { repositoryStars } from "./stars-work.ts";

/** What refreshing needs. */
export interface CountRefresherParts {
  db: PrismaClient;
  jobs: JobQueue;
  clock: Clock;
  logger: Logger;
}

const HOLD_SECONDS = COUNTS_HOLD_HOURS * 3_600;
/** By chance up to so much later: when somebody asks a source, nobody there can tell when somebody read here. */
const LATER_SECONDS = 600;
/** Papers looked at an hour: a program that walks through all of them has none refreshed but the first. */
const LOOKS_AN_HOUR = 300;
/** Papers whose opening is remembered, so that a second one costs nothing. */
const REMEMBERED = 10_000;

/**
 * Has the counts of opened papers looked up again: never within the request, once per paper and some hours, some minutes
 * later.
 */
export function createCountRefresher({
  db,
  jobs,
  clock,
  logger,
}: CountRefresherParts): CountRefresher {
  const lately = new LRUCache<string, true>({ max: REMEMBERED, ttl: HOLD_SECONDS * 1_000 });

  const looks = hourlyBudget(LOOKS_AN_HOUR);

  async function look(paper: PaperName): Promise<void> {
    if (!(await looks.take())) return;
    const { repository, listDay } = await staleCounts(db, paper, clock.now());
    const once = { everySeconds: HOLD_SECONDS };
    const startAt = new Date(clock.now().getTime() + randomInt(LATER_SECONDS * 1_000));
    if (repository !== null)
      await jobs.send(null, repositoryStars, { repository }, { key: repository, startAt, ...once });
    if (listDay !== null)
      await jobs.send(null, listCounts, { day: listDay }, { key: listDay, startAt, ...once });
  }

  return {
    paperOpened(paper) {
      const key = JSON.stringify(paper);
      if (lately.has(key)) return;
      lately.set(key, true);
      look(paper).catch((err: unknown) => {
        lately.delete(key);
        // Whoever asks next says so.
        if (toDatabaseError(err) === null)
          logger.warn({ err }, "The counts of an opened paper could not be refreshed");
      });
    },
  };
}
