import type { Result } from "../../messages.ts";

/** A server that takes longer is not one to read beside. In milliseconds. */
const PATIENCE = 10_000;

/** Asks a server whether it is one of ours and well. */
export async function checkServer(
  address: string,
  send: typeof fetch = (...args) => fetch(...args),
): Promise<Result<null>> {
  let response: Response;
  try {
    response = await send(`${address}/health`, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { ok: false, failure: { kind: "unreachable", server: address } };
  }
  const isOurs = response.ok && (await answersGraphql(address, send));
  return isOurs
    ? { ok: true, value: null }
    : { ok: false, failure: { kind: "incompatible", server: address } };
}

/** Anything may answer /health; only our API knows what a look-up is. */
async function answersGraphql(address: string, send: typeof fetch): Promise<boolean> {
  try {
    const response = await send(
      `${address}/graphql?query=${encodeURIComponent("{lookup{bits}}")}`,
      {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        headers: { accept: "application/graphql-response+json, application/json" },
        signal: AbortSignal.timeout(PATIENCE),
      },
    );
    const body: unknown = await response.json();
    const bits = (body as { data?: { lookup?: { bits?: unknown } } } | null)?.data?.lookup?.bits;
    return typeof bits === "number";
  } catch {
    return false;
  }
}
