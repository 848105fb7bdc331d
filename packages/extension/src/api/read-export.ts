import type { Result } from "../result.ts";
import { rateLimited } from "./read-answer.ts";

/** An export is read from many tables: longer than anything else may take. In milliseconds. */
const PATIENCE = 120_000;

/** Reads everything that a person has at a server: `GET /export`. */
export async function readExport(
  server: string,
  token: string,
  send: typeof fetch = (...args) => fetch(...args),
): Promise<Result<unknown>> {
  let response: Response;
  try {
    response = await send(`${server}/export`, {
      headers: { accept: "application/json", authorization: `Bearer ${token}` },
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) return { ok: true, value: await response.json() };
  } catch (error) {
    const isNonsense = error instanceof SyntaxError;
    return {
      ok: false,
      failure: { kind: isNonsense ? "incompatible" : "unreachable", server },
    };
  }
  switch (response.status) {
    case 401:
      return { ok: false, failure: { kind: "signed-out", hadSession: true } };
    case 404:
      return { ok: false, failure: { kind: "incompatible", server } };
    case 429:
      return { ok: false, failure: rateLimited(response.headers.get("retry-after")) };
    default: {
      const requestId = response.headers.get("x-request-id");
      return { ok: false, failure: { kind: "broken", requestId } };
    }
  }
}
