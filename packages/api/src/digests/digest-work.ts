import type { Queue } from "@paperround/schema/context";
import { z } from "zod";
import type { Work } from "../jobs/queue/work.ts";
import type { DigestParts } from "./digest-mail-parts.ts";
import { runDigests } from "./run-digests.ts";

const digests: Queue<object> = { name: "digests", data: z.strictObject({}) };

/**
 * Looks every five minutes whether digests are due, and sends them. One process does it at a time, so that the mails of all
 * together are as many a second as the operator allows; when it is killed, another goes on.
 */
export function digestWork(parts: DigestParts): Work<object> {
  return {
    queue: digests,
    // The clock tries again anyway.
    retries: { times: 3, firstPauseSeconds: 60, longestPauseSeconds: 600 },
    longestSeconds: 12 * 3_600,
    kept: "one-per-key",
    timetables: [{ key: "look", cron: "*/5 * * * *", data: {} }],
    async run(_data, { signal }) {
      const { due, sent, notSent } = await runDigests(parts, signal);
      if (due + sent + notSent > 0)
        parts.logger.info(`Digests: ${due} were due, ${sent} sent, ${notSent} not taken`);
    },
  };
}
