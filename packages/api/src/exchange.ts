import type { Caller } from "@paperround/schema/context";
import type { AccessToken } from "@paperround/schema/token-scope";
import type { RunningStatements } from "./database/running-statements.ts";
import type { Payment } from "./security/limits.ts";

/**
 * One request and its answer, as far as the server's own parts must know of each other: made when the request arrives,
 * filled on the way, read by the log when the answer leaves.
 */
export interface Exchange {
  readonly requestId: string;
  /** Who is calling, proxies taken off. */
  readonly clientAddress: string;
  /** When it arrived, in milliseconds of `performance.now()`. */
  readonly startedAt: number;
  caller: Caller | null;
  /** The personal access token they sent; null with a session. */
  accessToken: AccessToken | null;
  /** What they sent to say who they are, a session's or a personal access token; null unless it holds. */
  bearer: string | null;
  /** The bearer token, when it names a running session. */
  sessionToken: string | null;
  /** The executed operation's own name. */
  operationName: string | undefined;
  /** What the operation cost, in objects that it could return. */
  cost: number | undefined;
  /** What ends when its sender goes away; undefined while nothing may. */
  statements: RunningStatements | undefined;
  /** What became of paying for the operation. */
  payment: Payment | undefined;
  /** When it was paid for, in milliseconds of the clock. */
  paidAt: number;
  /** Whether the client asked for its budget in the answer's extensions. */
  wantsRateLimit: boolean;
  /** Cuts the connection, whether or not what was sent has been read; undefined where there is none. */
  readonly disconnect: (() => void) | undefined;
  /** How long others may keep the answer; undefined: not at all. */
  cacheSeconds: number | undefined;
}

/** What Yoga hands to every plugin beside the request. */
export interface ServerContext {
  exchange: Exchange;
}
