import type { Failure, Result } from "../result.ts";

/** What a server that asks for patience without saying how much gets. In seconds. */
const USUAL_WAIT = 60;

/** What any server may ask for at most. In milliseconds. */
export const LONGEST_WAIT = 24 * 60 * 60_000;

/**
 * Reads what a server answered, believing nothing: JSON or not, of this version or not.
 * @param check throws when the data has another shape
 * @throws when the connection breaks while the answer is read
 */
export async function readAnswer<Data>(
  response: Response,
  server: string,
  check: (data: unknown) => Data,
): Promise<Result<Data>> {
  if (response.status === 429) return failed(rateLimited(response.headers.get("retry-after")));
  if (response.status === 401) return failed({ kind: "signed-out", hadSession: false });
  const body = parseObject(await response.text());
  if (!body) {
    // A proxy's "bad gateway" page: the server behind it is down.
    const isDown = response.status >= 502 && response.status <= 504;
    return failed({ kind: isDown ? "unreachable" : "incompatible", server });
  }
  const failure = errorIn(body, server) ?? refusalIn(body["data"]);
  if (failure) return failed(failure);
  try {
    return { ok: true, value: check(body["data"]) };
  } catch {
    return failed({ kind: "incompatible", server });
  }
}

/** It does not understand the document, or answers only those of versions that it knows. */
const OTHER_VERSION = /^(?:GRAPHQL_(?:VALIDATION|PARSE)_FAILED|PERSISTED_QUERY_\w+)$/;

/** GraphQL's `errors`: a document the server does not understand, a limit, or a mishap. */
function errorIn(body: Record<string, unknown>, server: string): Failure | null {
  const [error] = Array.isArray(body["errors"]) ? (body["errors"] as unknown[]) : [];
  if (error === undefined) return null;
  const extensions = asObject(asObject(error)?.["extensions"]);
  const code = extensions?.["code"];
  if (OTHER_VERSION.test(String(code))) return { kind: "incompatible", server };
  if (code === "SIGNED_OUT") return { kind: "signed-out", hadSession: false };
  if (code === "RATE_LIMITED") return rateLimited(extensions?.["retryAfterSeconds"]);
  // A document that passed no validation has no `data` at all; one that broke while running has.
  if (!("data" in body) && code === undefined) return { kind: "incompatible", server };
  const requestId = extensions?.["requestId"];
  return { kind: "broken", requestId: typeof requestId === "string" ? requestId : null };
}

/** The expected errors: members of a result union, with a `code` and a sentence. */
function refusalIn(data: unknown): Failure | null {
  for (const value of Object.values(asObject(data) ?? {})) {
    const member = asObject(value);
    const code = member?.["code"];
    const message = member?.["message"];
    if (typeof code !== "string" || typeof message !== "string") continue;
    if (code === "SIGNED_OUT") return { kind: "signed-out", hadSession: false };
    if (code === "RATE_LIMITED") return { ...rateLimited(member?.["retryAfterSeconds"]), message };
    return { kind: "refused", code, message };
  }
  return null;
}

/**
 * The failure of who asked too often.
 * @param seconds to wait, as the server wrote them: anything but a number above zero is no answer
 */
export function rateLimited(seconds: unknown): Extract<Failure, { kind: "rate-limited" }> {
  const wait = Number(seconds);
  const known = seconds !== null && Number.isFinite(wait) && wait > 0;
  return {
    kind: "rate-limited",
    retryAt: Date.now() + Math.min((known ? wait : USUAL_WAIT) * 1000, LONGEST_WAIT),
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
