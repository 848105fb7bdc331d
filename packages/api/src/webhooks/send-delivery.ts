import { request as requestHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { AttemptOutcome } from "@paperround/schema/webhooks/keep-attempt";
import type { AddressPolicy } from "./address-policy.ts";
import { ForbiddenAddressError, guardedLookup } from "./guarded-lookup.ts";
import type { Resolver } from "./guarded-lookup.ts";

/** What a delivery is sent with. */
export interface SendingDeps {
  policy: AddressPolicy;
  resolve?: Resolver | undefined;
  /** For how long a receiver may take in all, in milliseconds. */
  patience?: number;
}

/** The longest that an attempt takes. */
const PATIENCE = 10_000;

/** How much of an answer is read, in bytes, and how much of it is kept, in characters. */
const MOST_READ = 16_384;
const EXCERPT = 500;

/**
 * Makes one attempt: a POST to an address that may be asked, over a connection of its own, without following where an
 * answer leads. It never throws: what goes wrong is the outcome.
 */
export async function sendDelivery(
  { policy, resolve, patience = PATIENCE }: SendingDeps,
  { url, body, headers }: { url: string; body: string; headers: Record<string, string> },
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const startedAt = new Date();
  const began = performance.now();
  const end = (
    rest: Partial<AttemptOutcome> & Pick<AttemptOutcome, "problem">,
  ): AttemptOutcome => ({
    startedAt,
    durationMs: Math.round(performance.now() - began),
    status: null,
    excerpt: "",
    retryAfter: null,
    ...rest,
  });
  // The operator may have changed what is allowed since the webhook was made.
  const refusal = policy.refuse(url);
  if (refusal !== null) return end({ problem: refusal });
  const limit = AbortSignal.timeout(patience);
  try {
    const response = await post(new URL(url), body, headers, {
      lookup: guardedLookup(policy, resolve),
      signal: AbortSignal.any([limit, signal]),
    });
    const status = response.statusCode ?? 0;
    const excerpt = await readExcerpt(response);
    return end({ status, excerpt, retryAfter: retryAfterOf(response), problem: problemOf(status) });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return end({ problem: describe(error, limit.aborted, patience) });
  }
}

type Connection = { lookup: ReturnType<typeof guardedLookup>; signal: AbortSignal };

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  { lookup, signal }: Connection,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const bytes = Buffer.from(body);
    request(url, {
      method: "POST",
      headers: { ...headers, "content-length": bytes.length },
      lookup,
      signal,
      // A kept connection would outlive what was checked of its address.
      agent: false,
      maxHeaderSize: 16_384,
    })
      .on("response", resolve)
      .on("error", reject)
      .end(bytes);
  });
}

/** The beginning of an answer. The status is what counts: what else comes slowly, or is cut off, is no failure. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of response) {
      const bytes = chunk as Buffer;
      chunks.push(bytes);
      read += bytes.length;
      if (read >= MOST_READ) break;
    }
  } catch {
    // What has come is there.
  } finally {
    response.destroy();
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  // PostgreSQL keeps no NUL, and a log is read on terminals.
  return text
    .slice(0, EXCERPT)
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, "");
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `It answered with a redirect (${status}), which is not followed: give the address that it leads to.`;
  return `It answered with the status ${status}.`;
}

/** In seconds; null when the receiver asks for nothing. */
function retryAfterOf({ headers, statusCode }: IncomingMessage): number | null {
  const asked = headers["retry-after"];
  if (asked === undefined || (statusCode !== 429 && statusCode !== 503)) return null;
  const seconds = /^\d{1,9}$/.test(asked)
    ? Number(asked)
    : (Date.parse(asked) - Date.now()) / 1_000;
  return seconds > 0 ? seconds : null;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nobody listens there.",
  ECONNRESET: "It cut the connection.",
  ENOTFOUND: "There is no host of this name.",
  EAI_AGAIN: "The name could not be looked up.",
  ETIMEDOUT: "It cannot be reached.",
  EHOSTUNREACH: "It cannot be reached.",
  ENETUNREACH: "It cannot be reached.",
  CERT_HAS_EXPIRED: "Its certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "Its certificate is signed by itself.",
  ERR_TLS_CERT_ALTNAME_INVALID: "Its certificate is another host's.",
};

function describe(error: unknown, isLate: boolean, patience: number): string {
  if (isLate) return `It gave no answer within ${patience / 1_000} seconds.`;
  if (error instanceof ForbiddenAddressError) return error.message;
  const code = (error as { code?: unknown }).code;
  const known = typeof code === "string" ? REASONS[code] : undefined;
  return known ?? `It could not be asked (${typeof code === "string" ? code : "no reason given"}).`;
}
