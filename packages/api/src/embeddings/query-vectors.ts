import { LRUCache } from "lru-cache";
import type { Logger } from "../logging/logger.ts";
import type { Embed, Embedding } from "./ask-embeddings.ts";
import { RefusedTextsError } from "./ask-embeddings.ts";

/** What a text means that somebody searches for; null when nobody says so in time. Never throws. */
export type QueryVectors = (text: string) => Promise<Embedding | null>;

/** A search waits so long for what it means, in milliseconds. */
const PATIENCE = 300;
/** So many texts are remembered: people page, and search for the same. */
const REMEMBERED = 500;
/** So many are asked about at once. */
const AT_ONCE = 8;
/** Who failed or was late is left alone, first so long and then twice as long each time, in milliseconds. */
const FIRST_REST = 1_000;
const LONGEST_REST = 60_000;
/** Longer texts are cut: models of sentences read little more. */
const LONGEST = 2_000;

/** What asking is done with. */
interface QueryVectorParts {
  embed: Embed;
  logger: Logger;
  /** In milliseconds, unless told as long as people wait gladly. */
  patience?: number;
}

/**
 * Asks what people search for means, and waits for a moment only. A late answer is remembered: a model that had to be
 * loaded first has not worked for nothing. An endpoint that fails costs one search its patience, not each.
 */
export function createQueryVectors(parts: QueryVectorParts): QueryVectors {
  const { embed, logger, patience = PATIENCE } = parts;
  const known = new LRUCache<string, { vector: Embedding | null }>({ max: REMEMBERED });
  const asked = new Map<string, Promise<Embedding | null>>();
  let failures = 0;
  let restsUntil = 0;

  const rest = (reason: string): void => {
    if (failures === 0) logger.warn(`Searches go by words alone for now: ${reason}`);
    restsUntil = performance.now() + Math.min(FIRST_REST * 2 ** failures, LONGEST_REST);
    failures += 1;
  };

  const ask = async (text: string): Promise<Embedding | null> => {
    try {
      const [vector = null] = await embed([text]);
      known.set(text, { vector });
      if (failures > 0) logger.info("Searches go by meaning again");
      failures = 0;
      restsUntil = 0;
      return vector;
    } catch (error) {
      if (error instanceof RefusedTextsError) known.set(text, { vector: null });
      else rest(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      asked.delete(text);
    }
  };

  return async (query) => {
    const text = query.trim().slice(0, LONGEST).toWellFormed();
    const before = known.get(text);
    if (text === "" || before) return before?.vector ?? null;
    let answer = asked.get(text);
    if (!answer) {
      if (asked.size >= AT_ONCE || performance.now() < restsUntil) return null;
      answer = ask(text);
      asked.set(text, answer);
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patience);
    });
    const inTime = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (inTime === undefined && performance.now() >= restsUntil)
      rest(`the embeddings endpoint did not answer within ${patience} ms.`);
    return inTime ?? null;
  };
}
