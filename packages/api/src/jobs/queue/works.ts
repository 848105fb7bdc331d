import type { Clock } from "@paperround/schema/context";
import type { Config } from "../../config.ts";
import type { Database } from "../../database/database.ts";
import { housekeepingWork } from "../../database/housekeeping-work.ts";
import { createDigestParts } from "../../digests/digest-mail-parts.ts";
import { digestWork } from "../../digests/digest-work.ts";
import { requestMailWork } from "../../digests/request-mail-work.ts";
import type { Embeddings } from "../../embeddings/open-embeddings.ts";
import { importWork } from "../../ingest/import-work.ts";
import { HURRIED, UNHURRIED } from "../../ingest/manners.ts";
import { createPoliteFetch } from "../../ingest/polite-fetch.ts";
import { userAgent } from "../../ingest/user-agent.ts";
import type { Logger } from "../../logging/logger.ts";
import type { Mailer } from "../../mail/mailer.ts";
import { savedSearchWork } from "../../saved-searches/saved-search-work.ts";
import { listWork } from "../../refresh/list-work.ts";
import { starsWork } from "../../refresh/stars-work.ts";
import { createAddressPolicy } from "../../webhooks/address-policy.ts";
import { deliveryWork } from "../../webhooks/delivery-work.ts";
import { lostAttemptsWork } from "../../webhooks/lost-attempts-work.ts";
import { webhookSecrets } from "../../webhooks/secret-box.ts";
import type { AnyWork } from "./work.ts";

/** What work may need. */
export interface WorkParts {
  database: Database;
  logger: Logger;
  clock: Clock;
  config: Config;
  /** The instance's secret. */
  secret: string;
  /** For mails that somebody waits for, and for many that nobody does. */
  mailer: Mailer;
  bulkMailer: Mailer;
  publicUrl: string;
  /** Absent: no model is configured. */
  embeddings?: Pick<Embeddings, "work"> | null;
}

/** All work that the server does in its own time: a queue each. */
export async function createWorks(parts: WorkParts): Promise<AnyWork[]> {
  const { database, logger, clock, config, secret, embeddings } = parts;
  const db = database.prisma;
  // The database's own, the same in every process.
  const { epoch } = await db.databaseInfo.findFirstOrThrow();
  const politeFetch = createPoliteFetch({ userAgent: userAgent(config), patience: UNHURRIED });
  const { sources } = config;
  const github = { apiUrl: sources.githubApiUrl, token: sources.githubApiToken };
  const asking = {
    db,
    clock,
    // The queue tries again by itself.
    politeFetch: createPoliteFetch({ userAgent: userAgent(config), patience: HURRIED }),
  };
  const { publicUrl, mailer, bulkMailer } = parts;
  const digests = await createDigestParts({
    db,
    clock,
    logger,
    mailer: bulkMailer,
    publicUrl,
    config,
    secret,
  });
  return [
    housekeepingWork({ db, logger, clock, changeLogDays: config.changeLogDays }),
    savedSearchWork({ db, logger }),
    importWork({ db, logger, clock, config, politeFetch, instance: epoch }),
    deliveryWork({
      db,
      clock,
      policy: createAddressPolicy(config.webhooks),
      secrets: webhookSecrets(secret),
      userAgent: userAgent(config),
    }),
    lostAttemptsWork({ db, clock, logger }),
    requestMailWork(digests, mailer),
    ...(config.digests.on ? [digestWork(digests)] : []),
    ...(embeddings ? [embeddings.work] : []),
    ...(config.refreshCounts
      ? [starsWork({ ...asking, github }), listWork({ ...asking, sources })]
      : []),
  ];
}
