import type { Clock, PrismaClient, Queue } from "@paperround/schema/context";
import { purgeChangeLog } from "@paperround/schema/changes/purge-change-log";
import { forgetDigests } from "@paperround/schema/digests/forget-digests";
import { forgetOldKeys } from "@paperround/schema/idempotency/forget-old-keys";
import { forgetOldNotifications } from "@paperround/schema/notifications/forget-old-notifications";
import { forgetExpired } from "@paperround/schema/people/forget-expired";
import { forgetOldDeliveries } from "@paperround/schema/webhooks/forget-old-deliveries";
import { z } from "zod";
import type { Work } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";

/** In milliseconds. */
const DAY = 86_400_000;

const housekeeping: Queue<object> = { name: "housekeeping", data: z.strictObject({}) };

/** What housekeeping needs. */
interface HousekeepingParts {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  /** For how many days it stays known what happened to papers. */
  changeLogDays: number;
}

/** Once a day: what nobody can use any more goes. */
export function housekeepingWork({
  db,
  clock,
  logger,
  changeLogDays,
}: HousekeepingParts): Work<object> {
  return {
    queue: housekeeping,
    retries: { times: 3, firstPauseSeconds: 300, longestPauseSeconds: 3_600 },
    longestSeconds: 900,
    kept: "one-per-key",
    timetables: [{ key: "daily", cron: "40 3 * * *", data: {} }],
    async run(_data, { signal }) {
      const now = clock.now();
      const keys = await forgetOldKeys(db, now, signal);
      const notifications = await forgetOldNotifications(db, now, signal);
      const deliveries = await forgetOldDeliveries(db, now, signal);
      const digests = await forgetDigests(db, now, signal);
      const { sessions, verifications } = await forgetExpired(db, now);
      const changes = await purgeChangeLog(db, new Date(now.getTime() - changeLogDays * DAY));
      const gone = {
        keys,
        notifications,
        deliveries,
        digests,
        sessions,
        verifications,
        changes,
      };
      logger.info(gone, "Housekeeping: what has expired is gone");
    },
  };
}
