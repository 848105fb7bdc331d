import { isUtf8 } from "node:buffer";
import { SourceUnavailableError } from "@paperround/schema/errors";

/** A body as text. */
export interface ReadBody {
  text: string;
  /** Whether there were bytes that are no UTF-8; U+FFFD stands in their place. */
  damaged: boolean;
}

/**
 * Reads a body as UTF-8, refusing one that is larger than `maxBytes` without reading it to its end.
 * @param onChunk told whenever something has come
 * @throws SourceUnavailableError when it is too large
 */
export async function readBody(
  response: Response,
  source: string,
  maxBytes: number,
  onChunk: () => void,
): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    onChunk();
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) {
      const size = maxBytes.toLocaleString("en");
      throw new SourceUnavailableError(`${source}'s answer is over ${size} bytes. Ask for less.`);
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return { text: body.toString("utf8").replace(/^\uFEFF/, ""), damaged: !isUtf8(body) };
}
