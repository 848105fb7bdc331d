import { SourceUnavailableError } from "@paperround/schema/errors";

/**
 * Reads a body as UTF-8, refusing one that is larger than `maxBytes` without reading it to its end.
 * @throws SourceUnavailableError when it is too large or not UTF-8
 */
export async function readBody(
  response: Response,
  source: string,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) throw unusable(source, `is over ${maxBytes.toLocaleString("en")} bytes`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw unusable(source, "is not UTF-8");
  }
}

function unusable(source: string, reason: string): SourceUnavailableError {
  return new SourceUnavailableError(`${source}'s answer ${reason}. Try again later.`);
}
