import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { toDatabaseError } from "./connection-error.ts";
import type { Database, Report } from "./database.ts";

/** The key of the advisory lock that Prisma's engine takes, so that its command line waits for us too. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/**
 * Runs `work` in a session of its own that alone may migrate this database; waits while another one may.
 * The lock ends with the session, however that ends.
 */
export async function whileMigrating<Result>(
  database: Database,
  report: Report,
  work: (session: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const session = database.openSession();
  try {
    for (let attempt = 0; !(await tryLock(session)); attempt++) {
      if (attempt === 0) report("Waiting for another Paperround that migrates this database");
      await sleep(250);
    }
    try {
      return await work(session);
    } finally {
      // The embedded database's session goes on when its pool has ended.
      await session.query("SELECT pg_advisory_unlock_all()");
    }
  } catch (error) {
    throw toDatabaseError(error) ?? error;
  } finally {
    await session.end();
  }
}

async function tryLock(session: pg.Pool): Promise<boolean> {
  const { rows } = await session.query<{ locked: boolean }>(
    "SELECT pg_try_advisory_lock($1) AS locked",
    [PRISMA_MIGRATE_LOCK],
  );
  return rows[0]?.locked === true;
}
