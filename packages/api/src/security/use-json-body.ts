import type { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { refusal } from "./refusal.ts";

/** The largest body, in bytes. */
export const MAX_BODY = 100_000;

/**
 * Reads POST bodies, JSON alone. What an HTML form can send (urlencoded, multipart, text) is refused, so that no other
 * site's form reaches a mutation; JSON from another site asks the browser for permission first.
 */
export function useJsonBody(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method !== "POST") return;
      const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
      if (type !== "application/json") {
        throw refusal(
          415,
          "UNSUPPORTED_MEDIA_TYPE",
          "Send the operation as JSON: with the header `Content-Type: application/json`.",
        );
      }
      const declared = request.headers.get("content-length");
      if (declared !== null && !(Number(declared) <= MAX_BODY)) throw tooLarge();
      setRequestParser(readJson);
    },
  };
}

async function readJson(request: Request): Promise<GraphQLParams> {
  // A declared length is kept by Node's HTTP parser; without one, count while reading.
  const text = request.headers.has("content-length")
    ? await request.text()
    : await readText(request);
  if (text.length > MAX_BODY) throw tooLarge();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw refusal(400, "BAD_REQUEST", "The body is no valid JSON.");
  }
  if (Array.isArray(body)) {
    throw refusal(400, "BAD_REQUEST", "Send one operation a request: batches are not answered.");
  }
  if (typeof body !== "object" || body === null) {
    throw refusal(
      400,
      "BAD_REQUEST",
      'The body must be a JSON object with a "query" or a "documentId".',
    );
  }
  return body;
}

/** Counts while reading. What is beyond the limit is left unread: to cancel it would cut the answer off as well. */
async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_BODY) throw tooLarge();
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): GraphQLError {
  return refusal(413, "REQUEST_TOO_LARGE", `The body is larger than ${MAX_BODY / 1000} kB.`);
}
