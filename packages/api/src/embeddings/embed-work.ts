import type { PrismaClient, Queue } from "@paperround/schema/context";
import { z } from "zod";
import type { Following } from "../changes/send-after-changes.ts";
import { createPoliteFetch } from "../ingest/polite-fetch.ts";
import type { Patience } from "../ingest/manners.ts";
import type { Work } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";
import type { EmbeddingConfig } from "../settings/embedding-settings.ts";
import { createEmbed } from "./ask-embeddings.ts";
import { EMBEDDED_CHANGES, embedPapers } from "./embed-papers.ts";
import type { VectorDatabase } from "./open-vectors.ts";

/** The vectors of papers, brought to what papers say. */
const paperVectors: Queue<object> = { name: "paper-vectors", data: z.strictObject({}) };

/** One job waits or is done, whoever sends it. */
const KEY = "papers";

/** Papers are embedded at the start, and soon after texts have changed. */
export const afterTexts: Following = {
  queue: paperVectors,
  key: KEY,
  kinds: EMBEDDED_CHANGES,
  atOnce: true,
  failure: "Papers are embedded later: the job could not be sent.",
};

/** A batch of texts; a model on a laptop's processor needs its time. What fails is tried again by the queue. */
const PATIENCE: Patience = {
  deadlineMs: 300_000,
  stallMs: 120_000,
  maxRetryAfterMs: 120_000,
  attempts: 5,
};

/** What embedding needs. */
interface EmbedWorkParts {
  db: PrismaClient;
  vectors: VectorDatabase;
  embeddings: EmbeddingConfig;
  logger: Logger;
  userAgent: string;
}

/** Asks the model for the vectors of papers that have none, or that of another text. */
export function embedWork(parts: EmbedWorkParts): Work<object> {
  const { db, vectors, embeddings, logger, userAgent } = parts;
  const embed = createEmbed(embeddings, createPoliteFetch({ userAgent, patience: PATIENCE }));
  return {
    queue: paperVectors,
    retries: { times: 8, firstPauseSeconds: 30, longestPauseSeconds: 1_800 },
    // It goes on where it was when it is tried again.
    longestSeconds: 6 * 3_600,
    kept: "one-per-key",
    // For what nobody sent a job for: after an outage that was longer than all tries.
    timetables: [{ key: KEY, cron: "23 * * * *", data: {} }],
    async run(_data, { signal }) {
      const { model } = embeddings;
      const done = await embedPapers({ database: vectors, db, embed, model }, signal);
      if (done.embedded + done.refused > 0)
        logger.info(
          `Embedded ${done.embedded} papers by ${model}${done.refused === 0 ? "" : `, which takes ${done.refused} others not`}`,
        );
    },
  };
}
