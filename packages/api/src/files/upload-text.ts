/** A body is larger than it may be. */
export class UploadTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes / 1_000_000} MB: send it in parts.`);
  }
}

/**
 * Decodes a body while it is read. What is beyond the limit is left unread: to cancel it would cut the answer off as
 * well. The text does not end there, but fails, so that nobody takes the half of an entry for a whole one.
 * @throws {UploadTooLarge}
 */
export async function* uploadText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw new UploadTooLarge(maxBytes);
    yield decoder.decode(part.value, { stream: true });
  }
  yield decoder.decode();
}
