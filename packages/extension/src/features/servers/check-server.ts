import { createApi } from "../../api/client.ts";
import { readLookupBits } from "../../api/operations/lookups.ts";
import { keepTextServers } from "../../api/text-servers.ts";
import type { Result } from "../../result.ts";

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
  const access = {
    server: async () => address,
    token: async () => null,
    sessionEnded: async () => undefined,
    textServers: keepTextServers(),
  };
  // Past the browser's cache, which may hold the answer of whoever was at this address before.
  const api = createApi(access, (input, init) => send(input, { ...init, cache: "no-store" }));
  const answer = await api.ask(readLookupBits, {});
  return answer.ok;
}
