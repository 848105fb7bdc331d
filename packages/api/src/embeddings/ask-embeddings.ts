import { SourceUnavailableError } from "@paperround/schema/errors";
import { z } from "zod";
import type { Manners } from "../ingest/manners.ts";
import type { PoliteFetch } from "../ingest/polite-fetch.ts";
import type { EmbeddingConfig } from "../settings/embedding-settings.ts";

/** What a text means: a vector of length 1. */
export type Embedding = Float32Array;

/**
 * Asks what texts mean, all by one request.
 * @returns one for each, in order
 * @throws {RefusedTextsError} when it is about these texts
 * @throws {SourceUnavailableError} when the endpoint cannot be asked, or as it is set up
 */
export type Embed = (texts: readonly string[], signal?: AbortSignal) => Promise<Embedding[]>;

/** The endpoint answers, and not for these texts: fewer, or shorter ones, it may take. */
export class RefusedTextsError extends Error {
  override readonly name = "RefusedTextsError";
}

/** 64 texts in 4,096 numbers of 20 digits each, and a half more. */
const MAX_BYTES = 8_000_000;
/** Statuses by which endpoints refuse a text: too long for the model, or not to their taste. */
const ABOUT_THE_TEXTS = new Set([400, 413, 422]);
/** A vector has at most so many numbers, as pgvector's index takes no more. */
export const MOST_DIMENSIONS = 4_000;

/** What OpenAI's endpoint answers, as far as it is read; what is no number is no reason to refuse the others. */
const Answer = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.unknown()) })),
});

/** Makes that which asks the endpoint. Its errors say nothing of the texts, and nothing of the key. */
export function createEmbed(
  { url, model, apiKey }: EmbeddingConfig,
  politeFetch: PoliteFetch,
): Embed {
  const manners: Manners = {
    source: "The embeddings endpoint",
    accept: "application/json",
    intervalMs: 0,
    maxBytes: MAX_BYTES,
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
  };
  const address = new URL(`${url}/embeddings`);
  return async (texts, signal) => {
    const json = { model, input: texts, encoding_format: "float" };
    const { status, body } = await politeFetch(manners, address, {
      json,
      ...(signal ? { signal } : {}),
    });
    if (ABOUT_THE_TEXTS.has(status))
      throw new RefusedTextsError(`The embeddings endpoint answered ${status}.`);
    if (status !== 200)
      throw new SourceUnavailableError(
        `The embeddings endpoint answered ${status}. Check EMBEDDINGS_URL, EMBEDDINGS_MODEL and EMBEDDINGS_API_KEY.`,
      );
    return readAnswer(body, texts.length);
  };
}

/** @throws {RefusedTextsError} */
function readAnswer(body: string, count: number): Embedding[] {
  const { data, success } = Answer.safeParse(parsed(body));
  if (!success) throw new RefusedTextsError("The embeddings endpoint's answer cannot be read.");
  const vectors: Embedding[] = [];
  for (const { index, embedding } of data.data) vectors[index] = unitVector(embedding);
  const dimensions = vectors[0]?.length;
  for (let at = 0; at < count; at += 1)
    if (vectors[at] === undefined || vectors[at]?.length !== dimensions)
      throw new RefusedTextsError("The embeddings endpoint left out a text, or a part of it.");
  return vectors.slice(0, count);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** @throws {RefusedTextsError} when a number is none, when all are zero, when there are too many or none */
function unitVector(numbers: readonly unknown[]): Embedding {
  let sum = 0;
  for (const number of numbers) sum += typeof number === "number" ? number * number : Number.NaN;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length < 1e-12 || numbers.length > MOST_DIMENSIONS)
    throw new RefusedTextsError("The embeddings endpoint answered with what is no vector.");
  return Float32Array.from(numbers as number[], (number) => number / length);
}
