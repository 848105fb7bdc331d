import { setTimeout as wait } from "node:timers/promises";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { HostPace } from "./host-pace.ts";
import type { Validator } from "./ingest-ports.ts";
import type { Manners, Patience } from "./manners.ts";
import { readBody } from "./read-body.ts";
import { backoff, passing, retryAfter, Stalled, TryAgain } from "./try-again.ts";

/** What is asked for besides the address. */
export interface Inquiry {
  signal?: AbortSignal;
  /** Posts this as JSON. */
  json?: unknown;
  /** What is remembered of a former answer: an unchanged one is not sent again. */
  known?: Validator | null;
}

/** An answer with its whole body. */
export interface SourceAnswer {
  status: number;
  contentType: string;
  body: string;
  /** The body had bytes that are no UTF-8; U+FFFD stands in their place. */
  damaged: boolean;
  /** The answer is the one that was known, and its body is empty. */
  unchanged: boolean;
  etag: string | null;
  lastModified: string | null;
}

/** Fetches one address, politely. @throws SourceUnavailableError when no answer can be had. */
export type PoliteFetch = (manners: Manners, url: URL, inquiry?: Inquiry) => Promise<SourceAnswer>;

/** What a polite fetch is made of. */
export interface PoliteFetchOptions {
  /** Sent as User-Agent, so that sources can reach whoever runs this instance. */
  userAgent: string;
  patience: Patience;
  /** The pace of the whole process unless a test has one of its own. */
  pace?: HostPace;
}

const SHARED_PACE = new HostPace();
const MAX_REDIRECTS = 3;
const MAX_BYTES = 32_000_000;
/** Statuses that may be different in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Makes a fetch that keeps the sources' rules: requests to a host in its pace, a contact in the
 * User-Agent, Retry-After respected, retries with growing and jittered pauses, conditional requests, and
 * an end to what stalls or takes too long. Statuses other than the passing ones are the caller's to judge.
 */
export function createPoliteFetch(options: PoliteFetchOptions): PoliteFetch {
  const { patience, userAgent, pace = SHARED_PACE } = options;

  async function request(manners: Manners, url: URL, inquiry: Inquiry, signal: AbortSignal) {
    const { source } = manners;
    const stalled = new AbortController();
    const idle = setTimeout(() => stalled.abort(new Stalled()), patience.stallMs);
    try {
      for (let hop = 0, target = url; hop <= MAX_REDIRECTS; hop += 1) {
        const response = await fetch(target, {
          ...bodyOf(inquiry),
          headers: headersOf(manners, inquiry, userAgent, target.host === url.host),
          redirect: "manual",
          signal: AbortSignal.any([signal, stalled.signal]),
        });
        idle.refresh();
        if (PASSING.has(response.status)) {
          await response.body?.cancel();
          const pause = retryAfter(response.headers);
          if (pause !== null) pace.postpone(url.host, Math.min(pause, patience.maxRetryAfterMs));
          throw new TryAgain(`it answered ${response.status}`, pause);
        }
        const location = response.headers.get("location");
        if (response.status < 300 || response.status >= 400 || location === null) {
          const maxBytes = manners.maxBytes ?? MAX_BYTES;
          const body = await readBody(response, source, maxBytes, () => idle.refresh());
          return answerOf(response, body);
        }
        await response.body?.cancel();
        target = redirected(target, location, [url.host, ...(manners.redirectHosts ?? [])], source);
      }
      throw new SourceUnavailableError(`${source} redirects in a circle. Try again later.`);
    } catch (error) {
      throw stalled.signal.aborted ? stalled.signal.reason : error;
    } finally {
      clearTimeout(idle);
    }
  }

  async function attempts(manners: Manners, url: URL, inquiry: Inquiry, signal: AbortSignal) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await pace.turn(url.host, manners.intervalMs, signal);
        return await request(manners, url, inquiry, signal);
      } catch (error) {
        if (error instanceof SourceUnavailableError || signal.aborted) throw error;
        const { message, retryAfterMs } = passing(error);
        const limit = patience.maxRetryAfterMs;
        const pause = retryAfterMs ?? Math.min(limit, backoff(attempt));
        if (attempt >= patience.attempts || pause > limit) {
          const reason = unavailable(manners.source, message, retryAfterMs);
          throw new SourceUnavailableError(reason, { cause: error });
        }
        await wait(pause, undefined, { signal });
      }
    }
  }

  return async (manners, url, inquiry = {}) => {
    const deadline = AbortSignal.timeout(patience.deadlineMs);
    const caller = inquiry.signal;
    const signal = caller ? AbortSignal.any([caller, deadline]) : deadline;
    try {
      return await attempts(manners, url, inquiry, signal);
    } catch (error) {
      caller?.throwIfAborted();
      if (!deadline.aborted || error instanceof SourceUnavailableError) throw error;
      const seconds = Math.ceil(patience.deadlineMs / 1000);
      const message = `${manners.source} did not answer within ${seconds} seconds. Try again in a few minutes.`;
      throw new SourceUnavailableError(message, { cause: error });
    }
  };
}

/** For sources that need no network. */
export const offline: PoliteFetch = async ({ source }) => {
  throw new SourceUnavailableError(`${source} is not asked here.`);
};

function bodyOf({ json }: Inquiry): RequestInit {
  return json === undefined ? {} : { method: "POST", body: JSON.stringify(json) };
}

function headersOf(manners: Manners, inquiry: Inquiry, userAgent: string, ownHost: boolean) {
  const { json, known } = inquiry;
  return {
    ...(ownHost && manners.headers),
    ...(json !== undefined && { "content-type": "application/json" }),
    ...(known?.etag && { "if-none-match": known.etag }),
    ...(known?.lastModified && { "if-modified-since": known.lastModified }),
    "user-agent": userAgent,
    accept: manners.accept,
  };
}

function answerOf({ status, headers }: Response, body: { text: string; damaged: boolean }) {
  return {
    status,
    contentType: headers.get("content-type") ?? "",
    body: body.text,
    damaged: body.damaged,
    unchanged: status === 304,
    etag: headers.get("etag"),
    lastModified: headers.get("last-modified"),
  };
}

function unavailable(source: string, message: string, retryAfterMs: number | null): string {
  const when =
    retryAfterMs === null
      ? "in a few minutes"
      : `in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds`;
  return `${source} cannot be asked right now: ${message}. Try again ${when}.`;
}

function redirected(from: URL, location: string, hosts: readonly string[], source: string): URL {
  const target = URL.parse(location, from);
  const known = target !== null && hosts.includes(target.host) && /^https?:$/.test(target.protocol);
  if (known) return target;
  throw new SourceUnavailableError(
    `${source} redirects to an address that is not its own. Check the address that is configured for it.`,
  );
}
