import type { Clock, JobQueue, LookupSizer, PaperResolver } from "@paperround/schema/context";
import type { PaperIndex } from "@paperround/schema/paper-index";
import type { Redis } from "ioredis";
import type { Database } from "./database/database.ts";
import type { Logger } from "./logging/logger.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { KnownOperations } from "./operations/known-operations.ts";
import type { WakeUps } from "./redis/wake-ups.ts";

/** What the server is given: the parts that a test, or another way to run it, may want to be others. */
export interface ServerDeps {
  database: Pick<Database, "prisma" | "pool" | "sql" | "listen">;
  logger: Logger;
  mailer: Mailer;
  clock: Clock;
  paperResolver: PaperResolver;
  lookupSizer: LookupSizer;
  /** Absent: the database searches. */
  paperIndex?: PaperIndex | undefined;
  jobs: JobQueue;
  /** What may be asked for by its hash. */
  operations: KnownOperations;
  /** Where limits are counted together with other processes; absent: in this one. */
  redis?: Redis | undefined;
  /** How processes tell each other that something changed; absent: by the database alone. */
  wakeUps?: WakeUps | undefined;
  /** The instance's secret. */
  secret: string;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string;
}
