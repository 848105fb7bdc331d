import { join } from "node:path";
import { authSecret } from "./auth/auth-secret.ts";
import { sendAfterChanges } from "./changes/send-after-changes.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabase } from "./database/open-database.ts";
import { afterTexts } from "./embeddings/embed-work.ts";
import { openEmbeddings } from "./embeddings/open-embeddings.ts";
import type { Embeddings } from "./embeddings/open-embeddings.ts";
import { createServedIndex } from "./indexing/serving/serve-index.ts";
import { loadBundledAtFirstStart } from "./ingest/load-bundled.ts";
import { createPaperResolver } from "./ingest/paper-resolver.ts";
import { HURRIED } from "./ingest/manners.ts";
import { createPoliteFetch } from "./ingest/polite-fetch.ts";
import { userAgent } from "./ingest/user-agent.ts";
import { startJobServer } from "./jobs/job-server.ts";
import { startJobQueue } from "./jobs/queue/job-queue.ts";
import type { RunningQueue } from "./jobs/queue/job-queue.ts";
import { createWorks } from "./jobs/queue/works.ts";
import { checkPort, listen, portOf, stopListening } from "./listen.ts";
import type { Logger } from "./logging/logger.ts";
import { createLookupSizer } from "./lookup-sizer.ts";
import { readDkimKey } from "./mail/dkim-key.ts";
import { createMailer } from "./mail/mailer.ts";
import type { Mailer } from "./mail/mailer.ts";
import { openRedis } from "./redis/open-redis.ts";
import { readKnownOperations } from "./operations/known-operations.ts";
import type { KnownOperations } from "./operations/known-operations.ts";
import { unanswerable } from "./operations/unanswerable.ts";
import { createWakeUps } from "./redis/wake-ups.ts";
import { afterNewPapers } from "./saved-searches/saved-search-work.ts";
import type { ServerDeps } from "./server-deps.ts";
import { createServer } from "./server.ts";
import { startTelling } from "./webhooks/webhook-teller.ts";

/** For how long requests and jobs may go on after the server was told to stop, in milliseconds. */
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
 * Starts the server: database, migrations, the bundled papers of a first start, queue, port. What was opened is closed
 * again when a later step fails.
 * @throws {StartUpError} when something is wrong that an operator can mend
 */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const report = (message: string): void => logger.info(message);
  await checkPort(config);
  const operations = await readKnownOperations(config.operationsFile);
  for (const { hash, reason } of unanswerable(operations))
    logger.warn(`The operation with the hash ${hash} cannot be answered: ${reason}`);
  const database = await openDatabase(config, { report });
  try {
    await migrate(database, { report });
    await seed(database, report);
    const shared = connectProcesses(config, logger);
    try {
      return await work(config, logger, database, { ...shared, operations });
    } catch (error) {
      shared.redis?.disconnect();
      throw error;
    }
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

/** What processes of an instance share. */
type Shared = Pick<ServerDeps, "redis" | "wakeUps">;

/** What was made ready before the server is. */
type Given = Shared & { operations: KnownOperations };

/** What goes wrong with Redis is told of by those who ask it. */
function connectProcesses({ redisUrl }: Config, logger: Logger): Shared {
  if (redisUrl === undefined) return {};
  const redis = openRedis(redisUrl);
  return { redis, wakeUps: createWakeUps(redis, logger) };
}

async function work(
  config: Config,
  logger: Logger,
  database: Database,
  given: Given,
): Promise<Running> {
  const secret = await authSecret(config.authSecret, config.dataDir);
  const embeddings = await openEmbeddings({ config, database, logger });
  if (config.dkim) await readDkimKey(config.dkim);
  const mailer = createMailer(config, logger);
  const bulkMailer = createMailer(config, logger, "bulk");
  const works = await createWorks({
    database,
    logger,
    clock: CLOCK,
    config,
    secret,
    embeddings,
    mailer,
    bulkMailer,
    // Of a port that the system chooses nobody knows yet: links in mails want PUBLIC_URL.
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
  });
  const worked = (): void => given.wakeUps?.tell();
  const queue = await startJobQueue({ database, logger, works, worked });
  try {
    const mailers = { mailer, bulkMailer };
    return await serve(config, logger, database, queue, {
      ...given,
      ...mailers,
      secret,
      embeddings,
    });
  } catch (error) {
    await queue.stop(0);
    throw error;
  }
}

async function serve(
  config: Config,
  logger: Logger,
  database: Database,
  queue: RunningQueue,
  {
    embeddings,
    bulkMailer,
    ...given
  }: Given &
    Pick<ServerDeps, "secret" | "mailer"> & { embeddings: Embeddings | null; bulkMailer: Mailer },
): Promise<Running> {
  const http = await listen(config);
  const publicUrl = config.publicUrl ?? `http://localhost:${portOf(http)}`;
  const politeFetch = createPoliteFetch({ userAgent: userAgent(config), patience: HURRIED });
  const { dataDir } = config;
  const index = config.searchIndex ? createServedIndex({ database, dataDir, logger }) : undefined;
  const server = createServer(config, {
    database,
    ...given,
    logger,
    clock: CLOCK,
    paperResolver: createPaperResolver({ sources: config.sources, politeFetch, clock: CLOCK }),
    lookupSizer: createLookupSizer(database.prisma, CLOCK),
    paperIndex: index && (embeddings?.fused(index.answers) ?? index.answers),
    jobs: queue.jobs,
    publicUrl,
  });
  const watched = { changes: server.changes, jobs: queue.jobs, logger };
  const watches = [
    await sendAfterChanges(watched, afterNewPapers),
    ...(embeddings ? [await sendAfterChanges(watched, afterTexts)] : []),
  ];
  http.on("request", server.listener);
  index?.begin(server.changes);
  const { prisma: db, pool, folder } = database;
  const commands = await startJobServer({
    folder,
    context: { db, pool, config, clock: CLOCK },
    onError: (err, job) => logger.error({ err }, `The job ${job} failed`),
  });

  const stopTelling = await startTelling({
    db,
    clock: CLOCK,
    jobs: queue.jobs,
    changes: server.changes,
    logger,
  });

  let stopped: Promise<void> | undefined;
  return {
    url: publicUrl,
    mail: describeMail(config),
    stop: () =>
      (stopped ??= (async () => {
        server.stopping();
        for (const watch of watches) watch.stop();
        const told = stopTelling().then(() => queue.stop(GRACE));
        await Promise.all([stopListening(http, GRACE), commands.close(), told]);
        await index?.stop();
        await server.close();
        bulkMailer.close();
        given.redis?.disconnect();
        await database.close();
      })()),
  };
}

function describeMail({ smtpUrl, dataDir }: Config): string {
  return smtpUrl === undefined
    ? `written to ${join(dataDir, "outbox")}`
    : `sent by ${new URL(smtpUrl).host}`;
}
