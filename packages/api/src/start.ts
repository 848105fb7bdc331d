import { join } from "node:path";
import { authSecret } from "./auth/auth-secret.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabase } from "./database/open-database.ts";
import { loadBundledAtFirstStart } from "./ingest/load-bundled.ts";
import { createPaperResolver } from "./ingest/paper-resolver.ts";
import { HURRIED } from "./ingest/manners.ts";
import { createPoliteFetch } from "./ingest/polite-fetch.ts";
import { userAgent } from "./ingest/user-agent.ts";
import { startJobServer } from "./jobs/job-server.ts";
import { checkPort, listen, portOf, stopListening } from "./listen.ts";
import type { Logger } from "./logging/logger.ts";
import { createLookupSizer } from "./lookup-sizer.ts";
import { createMailer } from "./mail/mailer.ts";
import { createServer } from "./server.ts";

/** For how long requests may go on after the server was told to stop, in milliseconds. */
const GRACE = 10_000;

/** A server that answers. */
export interface Running {
  /** Where browsers reach it, without a trailing slash. */
  url: string;
  /** Where mail goes, for people to read. */
  mail: string;
  /** Finishes what runs and gives everything free. Can be repeated. */
  stop(): Promise<void>;
}

/**
 * Starts the server: database, migrations, the bundled papers of a first start, port, jobs. What was opened is closed
 * again when a later step fails.
 * @throws {StartUpError} when something is wrong that an operator can mend
 */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const report = (message: string): void => logger.info(message);
  await checkPort(config);
  const database = await openDatabase(config, { report });
  try {
    await migrate(database, { report });
    await seed(database, report);
    return await serve(config, logger, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

const CLOCK = { now: () => new Date() };

async function seed(database: Database, report: (message: string) => void): Promise<void> {
  const loaded = await loadBundledAtFirstStart({
    db: database.prisma,
    clock: CLOCK,
    signal: new AbortController().signal,
  });
  if (loaded !== null) report("Loaded the bundled papers");
}

async function serve(config: Config, logger: Logger, database: Database): Promise<Running> {
  const secret = await authSecret(config.authSecret, config.dataDir);
  const http = await listen(config);
  const publicUrl = config.publicUrl ?? `http://localhost:${portOf(http)}`;
  const politeFetch = createPoliteFetch({ userAgent: userAgent(config), patience: HURRIED });
  const server = createServer(config, {
    database,
    logger,
    clock: CLOCK,
    mailer: createMailer(config, logger),
    paperResolver: createPaperResolver({ sources: config.sources, politeFetch, clock: CLOCK }),
    lookupSizer: createLookupSizer(database.prisma, CLOCK),
    secret,
    publicUrl,
  });
  http.on("request", server.listener);
  const { prisma: db, pool, folder } = database;
  const jobs = await startJobServer({
    folder,
    context: { db, pool, config, clock: CLOCK },
    onError: (err, job) => logger.error({ err }, `The job ${job} failed`),
  });

  let stopped: Promise<void> | undefined;
  return {
    url: publicUrl,
    mail: describeMail(config),
    stop: () =>
      (stopped ??= (async () => {
        server.stopping();
        await Promise.all([stopListening(http, GRACE), jobs.close()]);
        server.close();
        await database.close();
      })()),
  };
}

function describeMail({ smtpUrl, dataDir }: Config): string {
  return smtpUrl === undefined
    ? `written to ${join(dataDir, "outbox")}`
    : `sent by ${new URL(smtpUrl).host}`;
}
