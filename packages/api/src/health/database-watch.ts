import { toDatabaseError } from "../database/connection-error.ts";
import type { Logger } from "../logging/logger.ts";

/** Knows whether the database answers, and says it in the log when that changes: once, not once a request. */
export interface DatabaseWatch {
  /** Takes note of an error. @returns whether it means that the database is not there */
  noticed(error: unknown): boolean;
  /** Asks the database now. */
  answers(): Promise<boolean>;
  stop(): void;
}

const PROBE_EVERY = 1_000;

/** @param probe asks the database for something cheap; throws when it does not answer */
export function createDatabaseWatch(probe: () => Promise<unknown>, logger: Logger): DatabaseWatch {
  let away = false;
  let timer: NodeJS.Timeout | undefined;

  const lost = (err: unknown): void => {
    if (away) return;
    away = true;
    logger.error({ err }, "The database does not answer. Requests are refused until it does.");
    // Requests find out by themselves; this is for the log, and for /ready between two requests.
    timer = setInterval(() => void answers(), PROBE_EVERY).unref();
  };

  const answers = async (): Promise<boolean> => {
    try {
      await probe();
    } catch (err) {
      lost(err);
      return false;
    }
    if (away) {
      away = false;
      clearInterval(timer);
      logger.info("The database answers again.");
    }
    return true;
  };

  return {
    noticed(error) {
      if (toDatabaseError(error) === null) return false;
      lost(error);
      return true;
    },
    answers,
    stop: () => clearInterval(timer),
  };
}
