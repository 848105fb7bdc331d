import { SourceUnavailableError } from "@paperround/schema/errors";
import type { Embed, Embedding } from "./ask-embeddings.ts";
import { RefusedTextsError } from "./ask-embeddings.ts";

/** Any text that no model can refuse. */
const PROBE = "Attention is all you need";

/** Some 1,500 tokens: models that read more gain little, and most cut off what is too long by themselves. */
const LONGEST = 6_000;
/** For models that read 512 tokens, and refuse more. */
const SHORT = 1_200;

/**
 * How many numbers the model answers with. So an endpoint that is set up wrongly is found out before it is asked about
 * a paper.
 * @throws {SourceUnavailableError} when it does not answer as it should
 */
export async function askDimensions(embed: Embed, signal: AbortSignal): Promise<number> {
  try {
    const [vector] = await embed([PROBE], signal);
    return vector?.length ?? 0;
  } catch (error) {
    if (!(error instanceof RefusedTextsError)) throw error;
    throw new SourceUnavailableError(
      `${error.message} So it did for a plain text: check EMBEDDINGS_URL and EMBEDDINGS_MODEL.`,
      { cause: error },
    );
  }
}

/**
 * What each of many texts means. A text that the model does not take does not spoil the others: they are asked about in
 * halves, at last alone and shortened.
 * @returns null where the model takes a text in no way
 * @throws {SourceUnavailableError} when it is not about the texts
 */
export async function embedTexts(
  embed: Embed,
  texts: readonly string[],
  dimensions: number,
  signal: AbortSignal,
): Promise<(Embedding | null)[]> {
  const vectors = await attempt(embed, texts, LONGEST, dimensions, signal);
  if (vectors) return vectors;
  const half = Math.ceil(texts.length / 2);
  if (half < texts.length)
    return [
      ...(await embedTexts(embed, texts.slice(0, half), dimensions, signal)),
      ...(await embedTexts(embed, texts.slice(half), dimensions, signal)),
    ];
  const alone = await attempt(embed, texts, SHORT, dimensions, signal);
  if (alone) return alone;
  // Is it this text, or anything?
  const now = await askDimensions(embed, signal);
  if (now !== dimensions) throw anotherDimension(now, dimensions);
  return [null];
}

/** @returns null when they are refused */
async function attempt(
  embed: Embed,
  texts: readonly string[],
  longest: number,
  dimensions: number,
  signal: AbortSignal,
): Promise<Embedding[] | null> {
  try {
    const shortened = texts.map((text) => text.slice(0, longest).toWellFormed());
    const vectors = await embed(shortened, signal);
    const other = vectors.find(({ length }) => length !== dimensions);
    if (other) throw anotherDimension(other.length, dimensions);
    return vectors;
  } catch (error) {
    if (error instanceof RefusedTextsError) return null;
    throw error;
  }
}

function anotherDimension(now: number, before: number): SourceUnavailableError {
  return new SourceUnavailableError(
    `The embeddings endpoint answers with vectors of ${now} numbers, and a moment ago of ${before}. Check what serves EMBEDDINGS_MODEL.`,
  );
}
