import type { Clock, PrismaClient, Queue } from "@paperround/schema/context";
import { requeueLostAttempts } from "@paperround/schema/webhooks/lost-attempts";
import { z } from "zod";
import type { Work } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";

const lostAttempts: Queue<object> = { name: "webhook-lost-attempts", data: z.strictObject({}) };

/** Looks now and then for attempts that nobody made. */
export function lostAttemptsWork({
  db,
  clock,
  logger,
}: {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
}): Work<object> {
  return {
    queue: lostAttempts,
    retries: { times: 1, firstPauseSeconds: 60, longestPauseSeconds: 60 },
    longestSeconds: 120,
    kept: "one-per-key",
    timetables: [{ key: "often", cron: "*/15 * * * *", data: {} }],
    async run(_data, { jobs }) {
      const lost = await requeueLostAttempts({ db, clock, jobs });
      if (lost > 0) logger.warn({ lost }, "Webhooks: attempts are late, and are looked after");
    },
  };
}
