import type { PaperIndex } from "@paperround/schema/paper-index";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { createPoliteFetch } from "../ingest/polite-fetch.ts";
import type { Patience } from "../ingest/manners.ts";
import { userAgent } from "../ingest/user-agent.ts";
import type { AnyWork } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";
import { createEmbed } from "./ask-embeddings.ts";
import { embedWork } from "./embed-work.ts";
import { fusedAnswers } from "./fused-answers.ts";
import { createMeaning } from "./meaning.ts";
import { openVectors } from "./open-vectors.ts";
import { createQueryVectors } from "./query-vectors.ts";

/** For a text that somebody searches for; nobody waits so long, but the next one who searches finds the answer. */
const PATIENCE: Patience = { deadlineMs: 20_000, stallMs: 20_000, maxRetryAfterMs: 0, attempts: 1 };

/** Search and related papers by meaning. */
export interface Embeddings {
  /** Embeds papers in the background. */
  work: AnyWork;
  /** Has an index answer by meaning, too. */
  fused(index: PaperIndex): PaperIndex;
}

/** What they are made of. */
interface EmbeddingsParts {
  config: Config;
  database: Database;
  logger: Logger;
}

/** @returns null where no model is configured, and where the database cannot keep vectors, which is said in the log */
export async function openEmbeddings(parts: EmbeddingsParts): Promise<Embeddings | null> {
  const { config, database, logger } = parts;
  const { embeddings } = config;
  if (!embeddings) return null;
  const vectors = await openVectors(database, logger);
  if (!vectors) return null;
  const agent = userAgent(config);
  const queryVectors = createQueryVectors({
    embed: createEmbed(embeddings, createPoliteFetch({ userAgent: agent, patience: PATIENCE })),
    logger,
  });
  const meaning = createMeaning({ vectors, model: embeddings.model, queryVectors, logger });
  return {
    work: embedWork({ db: database.prisma, vectors, embeddings, logger, userAgent: agent }),
    fused: (index) => fusedAnswers(index, meaning),
  };
}
