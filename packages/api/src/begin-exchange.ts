import type { Exchange } from "./exchange.ts";
import { newRequestId } from "./logging/request-scope.ts";
import { clientAddress } from "./security/client-address.ts";

/**
 * Makes the exchange of a request that has arrived.
 * @param peer the address at the other end of the connection
 * @param disconnect given here rather than set later: a function that is put into an object afterwards made the engine
 * take exchanges for long-lived, and keep request, response and rows until the next full collection
 */
export type BeginExchange = (
  peer: string,
  header: (name: string) => string | null,
  disconnect?: () => void,
) => Exchange;

/** @param trustedProxies how many of them stand in front */
export function createBeginExchange(trustedProxies: number): BeginExchange {
  return (peer, header, disconnect) => ({
    disconnect,
    requestId: newRequestId(),
    clientAddress: clientAddress(peer, header("x-forwarded-for"), trustedProxies),
    startedAt: performance.now(),
    caller: null,
    accessToken: null,
    bearer: null,
    sessionToken: null,
    operationName: undefined,
    cost: undefined,
    statements: undefined,
    payment: undefined,
    paidAt: 0,
    wantsRateLimit: false,
    cacheSeconds: undefined,
  });
}
