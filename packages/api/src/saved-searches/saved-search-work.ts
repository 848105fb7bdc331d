import type { PrismaClient, Queue } from "@paperround/schema/context";
import {
  TELLING_CHANGES,
  tellOfNewPapers,
} from "@paperround/schema/saved-searches/tell-of-new-papers";
import { z } from "zod";
import type { Following } from "../changes/send-after-changes.ts";
import type { Work } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";

/** New papers are held against the searches that people keep. */
const savedSearches: Queue<object> = { name: "saved-searches", data: z.strictObject({}) };

/** New papers are told of soon after they have come. */
export const afterNewPapers: Following = {
  queue: savedSearches,
  kinds: TELLING_CHANGES,
  failure: "New papers are told of later: the job could not be sent.",
};

/** What telling of them needs. */
interface SavedSearchParts {
  db: PrismaClient;
  logger: Logger;
}

/** Goes on in the change log from where it stood, to its end. Sent when papers come, and by the clock should that fail. */
export function savedSearchWork({ db, logger }: SavedSearchParts): Work<object> {
  return {
    queue: savedSearches,
    retries: { times: 5, firstPauseSeconds: 10, longestPauseSeconds: 600 },
    longestSeconds: 600,
    timetables: [{ key: "catch-up", cron: "*/10 * * * *", data: {}, atOnce: true }],
    async run(_data, { signal }) {
      let sum = 0;
      for (let more = true; more;) {
        signal.throwIfAborted();
        const { told, hasMore } = await tellOfNewPapers(db);
        sum += told;
        more = hasMore;
      }
      if (sum > 0)
        logger.info(`Told people ${sum} times of a new paper that a search of theirs finds`);
    },
  };
}
