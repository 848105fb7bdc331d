import type { Viewer } from "@paperround/schema/context";

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
  viewer: Viewer | null;
  /** The bearer token, when it names a running session. */
  sessionToken: string | null;
  /** The executed operation's own name. */
  operationName: string | undefined;
  /** What the operation cost, in objects that it could return. */
  cost: number | undefined;
  /** How long others may keep the answer; undefined: not at all. */
  cacheSeconds: number | undefined;
}

/** What Yoga hands to every plugin beside the request. */
export interface ServerContext {
  exchange: Exchange;
}
