import type { ChangeFeed } from "@paperround/schema/changes/logged-change";
import type { Clock, JobQueue, PrismaClient } from "@paperround/schema/context";
import { tellWebhooks } from "@paperround/schema/webhooks/tell-webhooks";
import { createBell } from "../changes/bell.ts";
import type { Logger } from "../logging/logger.ts";

/** What telling needs. */
export interface TellerParts {
  db: PrismaClient;
  clock: Clock;
  jobs: JobQueue;
  changes: ChangeFeed;
  logger: Logger;
  /** In milliseconds; unless told otherwise as often as is good. */
  lookEvery?: number;
}

/** How often the log is looked at although nobody said that it changed: what another process left half-way, a new day. */
const LOOK_EVERY = 30_000;

/** How soon it is tried again when it failed. */
const TRY_AGAIN_AFTER = 1_000;

/**
 * Tells webhooks of what happens, for as long as the server runs. Every process does it: which of them comes first tells,
 * and the others find nothing to do.
 * @returns ends it
 */
export async function startTelling(parts: TellerParts): Promise<() => Promise<void>> {
  const { changes, logger, lookEvery = LOOK_EVERY } = parts;
  const end = new AbortController();
  const bell = createBell(end.signal);
  let failing = false;

  const look = async (): Promise<void> => {
    try {
      for (let more = true; more && !end.signal.aborted;) {
        const { hasMore, missed } = await tellWebhooks(parts);
        more = hasMore;
        if (missed)
          logger.warn(
            "Webhooks: the change log begins after what was told last. What happened in between is told to nobody.",
          );
      }
      if (failing) logger.info("Webhooks are told again");
      failing = false;
    } catch (err) {
      if (!failing) logger.warn({ err }, "Webhooks cannot be told. Trying again until they can.");
      failing = true;
    }
  };

  const leave = await changes.follow({ changed: bell.ring, reset: bell.ring });
  const running = (async () => {
    while (!end.signal.aborted) {
      await look();
      await bell.rung(failing ? TRY_AGAIN_AFTER : lookEvery);
    }
  })();
  return async () => {
    leave();
    end.abort();
    await running;
  };
}
