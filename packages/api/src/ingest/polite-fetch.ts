import { setTimeout as wait } from "node:timers/promises";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { HostPace } from "./host-pace.ts";
import { readBody } from "./read-body.ts";

/** How one source is to be asked. */
export interface PoliteFetchOptions {
  /** The source's name as people know it, for messages: `arXiv`. */
  source: string;
  /** Sent as User-Agent, so that the source can reach whoever runs this instance. */
  userAgent: string;
  /** What the source should answer with, as an Accept header. */
  accept: string;
  /** Other hosts that the source may redirect to. */
  redirectHosts?: readonly string[];
  /** Between two requests to one host, as the source asks for, in milliseconds. */
  intervalMs: number;
  /** For everything together: waiting for the turn, retries and the body. In milliseconds. */
  deadlineMs: number;
  /** The longest Retry-After that is worth waiting for, in milliseconds. */
  maxRetryAfterMs: number;
  /** Bodies over this many bytes are refused. */
  maxBytes: number;
}

/** An answer with its whole body. */
export interface SourceAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** Fetches one address, politely. @throws SourceUnavailableError when no answer can be had. */
export type PoliteFetch = (url: URL, signal?: AbortSignal) => Promise<SourceAnswer>;

const MAX_ATTEMPTS = 3;
const MAX_REDIRECTS = 3;
const FIRST_BACKOFF_MS = 400;
/** Statuses that may be different in a moment. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** A passing failure, with how long the source asked to be left alone if it did. */
class TryAgain extends Error {
  readonly retryAfterMs: number | null;
  constructor(message: string, retryAfterMs: number | null = null) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Makes a fetch that keeps a source's rules: one request at a time in its pace, a contact in the
 * User-Agent, Retry-After respected, a few retries with growing and jittered pauses, and an end to
 * everything after the deadline. Statuses other than the passing ones are the caller's to judge.
 */
export function createPoliteFetch(options: PoliteFetchOptions): PoliteFetch {
  const pace = new HostPace(options.intervalMs);
  const { source } = options;

  async function request(url: URL, signal: AbortSignal): Promise<SourceAnswer> {
    let target = url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const response = await fetch(target, {
        headers: { "user-agent": options.userAgent, accept: options.accept },
        redirect: "manual",
        signal,
      });
      if (PASSING.has(response.status)) {
        await response.body?.cancel();
        throw new TryAgain(`it answered ${response.status}`, retryAfter(response.headers));
      }
      const location = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || location === null) {
        const contentType = response.headers.get("content-type") ?? "";
        return {
          status: response.status,
          contentType,
          body: await readBody(response, source, options.maxBytes),
        };
      }
      await response.body?.cancel();
      target = redirected(target, location, [url.host, ...(options.redirectHosts ?? [])], source);
    }
    throw new SourceUnavailableError(`${source} redirects in a circle. Try again later.`);
  }

  async function attempts(url: URL, signal: AbortSignal): Promise<SourceAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await pace.turn(url.host, signal);
        return await request(url, signal);
      } catch (error) {
        if (error instanceof SourceUnavailableError || signal.aborted) throw error;
        const { message, retryAfterMs } = passing(error);
        const limit = options.maxRetryAfterMs;
        const pause = retryAfterMs ?? Math.min(limit, backoff(attempt));
        if (attempt === MAX_ATTEMPTS || pause > limit) {
          throw new SourceUnavailableError(unavailable(source, message, retryAfterMs), {
            cause: error,
          });
        }
        await wait(pause, undefined, { signal });
      }
    }
  }

  return async (url, caller) => {
    const deadline = AbortSignal.timeout(options.deadlineMs);
    const signal = caller ? AbortSignal.any([caller, deadline]) : deadline;
    try {
      return await attempts(url, signal);
    } catch (error) {
      caller?.throwIfAborted();
      if (!deadline.aborted || error instanceof SourceUnavailableError) throw error;
      const seconds = Math.ceil(options.deadlineMs / 1000);
      const message = `${source} did not answer within ${seconds} seconds. Try again in a few minutes.`;
      throw new SourceUnavailableError(message, { cause: error });
    }
  };
}

/** Doubles with each attempt; half of it is chance, so that many instances do not come back at once. */
function backoff(attempt: number): number {
  return FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

function passing(error: unknown): { message: string; retryAfterMs: number | null } {
  if (error instanceof TryAgain) return error;
  // fetch reports refused, reset and cut connections as one TypeError with the reason as its cause.
  if (error instanceof TypeError) return { message: "the connection failed", retryAfterMs: null };
  throw error;
}

function unavailable(source: string, message: string, retryAfterMs: number | null): string {
  const when =
    retryAfterMs === null
      ? "in a few minutes"
      : `in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds`;
  return `${source} cannot be asked right now: ${message}. Try again ${when}.`;
}

/** Retry-After in milliseconds, whether written in seconds or as a date; null when absent or nonsense. */
function retryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function redirected(from: URL, location: string, hosts: readonly string[], source: string): URL {
  const target = URL.parse(location, from);
  const known = target !== null && hosts.includes(target.host) && /^https?:$/.test(target.protocol);
  if (known) return target;
  throw new SourceUnavailableError(
    `${source} redirects to an address that is not its own. Check the address that is configured for it.`,
  );
}
