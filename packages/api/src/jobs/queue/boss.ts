import { PgBoss } from "pg-boss";
import type { Db as BossDatabase } from "pg-boss";
import { toDatabaseError } from "../../database/connection-error.ts";
import type { Database } from "../../database/database.ts";
import type { Logger } from "../../logging/logger.ts";

/** How often things are looked at, in seconds. */
export interface Rhythm {
  /** For jobs whose time has come; what is new is told at once. */
  pollSeconds: number;
  /** For jobs whose process is gone, and for timetables. */
  superviseSeconds: number;
  /** How long a process may say nothing of a job before it counts as gone. At least 10. */
  heartbeatSeconds: number;
}

/** Seldom: the embedded database has one connection, and nearly always nothing is due. */
export const CALM: Rhythm = { pollSeconds: 30, superviseSeconds: 45, heartbeatSeconds: 60 };

/** For what is never used. */
const HARDLY_EVER = 86_400;

/** What pg-boss keeps, in a schema of its own: Prisma's migrations and their checks do not see it. */
const BOSS_SCHEMA = "pgboss";

/**
 * pg-boss over our own connections: what a process may use of a PostgreSQL server is decided in one place, and the
 * embedded database has but one connection for all. Not by pg-boss' adapter for PGlite, which would go past the pool
 * and into whatever transaction is open there.
 */
export function createBoss(database: Database, logger: Logger, rhythm: Rhythm): PgBoss {
  const boss = new PgBoss({
    db: bossDatabase(),
    schema: BOSS_SCHEMA,
    useListenNotify: true,
    superviseIntervalSeconds: rhythm.superviseSeconds,
    monitorIntervalSeconds: rhythm.superviseSeconds,
    cronMonitorIntervalSeconds: rhythm.superviseSeconds,
    cronWorkerIntervalSeconds: Math.max(1, rhythm.pollSeconds),
    queueCacheIntervalSeconds: HARDLY_EVER,
    flowIntervalSeconds: HARDLY_EVER,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
  // An outage would be told again by each timer; those who ask for something say it already.
  let away = false;
  boss.on("error", (err: unknown) => {
    if (toDatabaseError(err) === null) logger.error({ err }, "The job queue has a problem");
    else if (!away) {
      away = true;
      logger.warn("Jobs wait until the database answers");
    }
  });
  boss.on("warning", ({ message }) => {
    logger.warn(`The job queue: ${message}`);
  });
  return boss;

  function bossDatabase(): BossDatabase {
    return {
      async executeSql(text, values) {
        const result = await database.pool.query(text, values as unknown[]);
        away = false;
        return result;
      },
      listen: (channel, message, again) => {
        const listening = database.listen(channel, { message, again });
        // What was put there before anybody listened.
        void listening.then(again, () => {});
        return listening;
      },
    };
  }
}
