import { createHash } from "node:crypto";
import type { Context } from "@paperround/schema";
import type { PrismaClient } from "@paperround/schema/context";
import { RateLimitedError } from "@paperround/schema/errors";
import fresh from "fresh";
import { LRUCache } from "lru-cache";
import type { Exchange } from "../exchange.ts";
import type { Route } from "../pages/use-routes.ts";
import type { RequestLimits } from "../security/limits.ts";
import { lastChange } from "./feed-state.ts";
import { FEED_TYPES, FEEDS_PATH } from "./machine-feed.ts";
import type { FeedFormat, MachineFeed } from "./machine-feed.ts";
import { readMachineFeed } from "./read-machine-feed.ts";
import { writeFeed } from "./write-feed.ts";

/** How long others may keep a feed, in seconds. */
const MAX_AGE = 300;

const LONGEST_ID = 200;

const ADDRESS = new RegExp(
  `^${FEEDS_PATH}([a-z]+(?:/[^/]{1,${LONGEST_ID}})?)\\.(${Object.keys(FEED_TYPES).join("|")})$`,
);

/** What feeds are made of. */
export interface FeedRoutesDeps {
  contextOf: (exchange: Exchange) => Context;
  db: PrismaClient;
  limits: RequestLimits;
  publicUrl: string;
}

/** Who asks for a feed, whatever the request brings. */
const NOBODY = { caller: null, accessToken: null, sessionToken: null };

interface Written {
  body: string;
  tag: string;
}

/**
 * Answers feeds for machines: always as to somebody who is not signed in, so that any cache may keep them; but for those
 * of a secret address, which only who asked for them may keep.
 */
export function createFeedRoutes(deps: FeedRoutesDeps): Route {
  const written = new LRUCache<string, Written>({
    maxSize: 16_000_000,
    sizeCalculation: ({ body }) => body.length,
  });
  let instance: Promise<string> | undefined;
  const instanceId = async (): Promise<string> => {
    instance ??= deps.db.databaseInfo
      .findFirstOrThrow({ select: { instanceId: true } })
      .then((row) => row.instanceId);
    try {
      return await instance;
    } catch (error) {
      instance = undefined;
      throw error;
    }
  };

  /** Writes a feed, unless it has been written as it is now. */
  const write = async (feed: MachineFeed, format: FeedFormat, state: State): Promise<Written> => {
    const key = `${format} ${state.changedAt.getTime()} ${state.hash}`;
    const known = written.get(key);
    if (known) return known;
    const frame = {
      instanceId: await instanceId(),
      publicUrl: deps.publicUrl,
      changedAt: state.changedAt,
    };
    const body = writeFeed(feed, format, frame);
    const made = { body, tag: `"${hashOf(body)}"` };
    written.set(key, made);
    return made;
  };

  return async (request, url, exchange) => {
    const address = readAddress(url.pathname);
    if (address === null) return undefined;
    try {
      await deps.limits.spendRequest(exchange.clientAddress);
    } catch (error) {
      if (error instanceof RateLimitedError) return tooMany(error);
      throw error;
    }
    const context = deps.contextOf({ ...exchange, ...NOBODY });
    const feed = await readMachineFeed(context, address.name);
    if (feed === null) return undefined;
    const hash = hashOf(JSON.stringify(feed));
    const now = context.clock.now();
    const state = { name: feed.name, hash };
    const changedAt = await lastChange(deps.db, state, { first: newestOf(feed) ?? now, now });
    const { body, tag } = await write(feed, address.format, { hash, changedAt });
    const isSecret = feed.secretName !== undefined;
    return answer(request, { body, tag, format: address.format, isSecret, changedAt, now });
  };
}

interface State {
  hash: string;
  changedAt: Date;
}

function readAddress(pathname: string): { name: string; format: FeedFormat } | null {
  const [, encoded, format] = ADDRESS.exec(pathname) ?? [];
  if (encoded === undefined) return null;
  try {
    return { name: decodeURIComponent(encoded), format: format as FeedFormat };
  } catch {
    return null;
  }
}

function answer(
  request: Request,
  {
    body,
    tag,
    format,
    isSecret,
    changedAt,
    now,
  }: Written & { format: FeedFormat; isSecret: boolean; changedAt: Date; now: Date },
): Response {
  const headers: Record<string, string> = {
    etag: tag,
    "cache-control": `${isSecret ? "private" : "public"}, max-age=${MAX_AGE}`,
    ...(isSecret ? { "x-robots-tag": "noindex" } : {}),
    // Two states of one second are told a second apart, and no date lies ahead.
    ...(changedAt > now ? {} : { "last-modified": changedAt.toUTCString() }),
  };
  const asked = Object.fromEntries(request.headers);
  // Not the request's own Cache-Control: a reload asks caches to look, and this is the origin.
  delete asked["cache-control"];
  if (fresh(asked, headers)) return new Response(null, { status: 304, headers });
  const whole = {
    ...headers,
    "content-type": `${FEED_TYPES[format]}; charset=utf-8`,
    "content-length": String(Buffer.byteLength(body)),
  };
  return new Response(request.method === "HEAD" ? null : body, { headers: whole });
}

function tooMany({ message, retryAfterSeconds }: RateLimitedError): Response {
  return new Response(`${message}\n`, {
    status: 429,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(retryAfterSeconds),
    },
  });
}

function newestOf({ entries }: MachineFeed): Date | undefined {
  return entries
    .map(({ updated }) => updated)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
