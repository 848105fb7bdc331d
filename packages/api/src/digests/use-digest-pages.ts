import { DomainError, RateLimitedError } from "@paperround/schema/errors";
import type { Plugin } from "graphql-yoga";
import type { Exchange, ServerContext } from "../exchange.ts";
import { UploadTooLarge, uploadText } from "../files/upload-text.ts";
import { requestPath } from "../request-path.ts";
import type { RequestLimits } from "../security/limits.ts";
import { refusalPage } from "./digest-pages.ts";

/** Where the pages are. */
const DIGEST_PATH = "/digest/";

/** A request for one of the pages. */
export interface PageRequest {
  request: Request;
  query: URLSearchParams;
  exchange: Exchange;
  /** What was posted, as text. */
  body: string;
}

/** What a path answers. */
export interface PageRoute {
  get?: (asked: PageRequest) => Promise<Response> | Response;
  post?: (asked: PageRequest) => Promise<Response> | Response;
  /** Whether another site, or a program, may post here. */
  fromAnywhere?: boolean;
  /** What may be posted, in bytes. */
  maxBytes?: number;
}

const MAX_BYTES = 64_000;

/** What the pages are answered with. */
export interface DigestPagesDeps {
  routes: Readonly<Record<string, PageRoute>>;
  limits: RequestLimits;
  onFailure: (error: unknown) => Response;
}

const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
};

/** Answers the pages of digests: reading changes nothing, and only these pages post. */
export function useDigestPages({
  routes,
  limits,
  onFailure,
}: DigestPagesDeps): Plugin<object, ServerContext> {
  const answer = async (
    route: PageRoute,
    { request, query, exchange }: Omit<PageRequest, "body">,
  ): Promise<Response> => {
    const isPost = request.method === "POST";
    const isRead = request.method === "GET" || request.method === "HEAD";
    const handle = isPost ? route.post : isRead ? route.get : undefined;
    if (!handle) return notAllowed(route);
    try {
      await limits.spendRequest(exchange.clientAddress);
      if (isPost && !route.fromAnywhere && isCrossSite(request)) {
        return refusalPage("This was sent by another site: press the button here.", 403);
      }
      const body = isPost ? await readAll(request, route.maxBytes ?? MAX_BYTES) : "";
      return await handle({ request, query, exchange, body });
    } catch (error) {
      if (error instanceof UploadTooLarge) return refusalPage("That is too long.", 413);
      return error instanceof DomainError ? refusal(error) : onFailure(error);
    }
  };
  return {
    onRequest(arrival) {
      const { request, url, serverContext } = arrival;
      const path = requestPath(request.url);
      if (!path.startsWith(DIGEST_PATH)) return undefined;
      const route = routes[path.slice(DIGEST_PATH.length)];
      if (!route) return undefined;
      const { exchange } = serverContext;
      const query = url.searchParams;
      return answer(route, { request, query, exchange }).then((response) =>
        arrival.endResponse(response),
      );
    },
  };
}

/**
 * Whether a browser says that another site sends this. Where no browser does, there is nobody whose standing could be
 * misused: what these pages do, they do for a token or an address.
 */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

async function readAll(request: Request, maxBytes: number): Promise<string> {
  let text = "";
  for await (const part of uploadText(request.body, maxBytes)) text += part;
  return text;
}

function refusal(error: DomainError): Response {
  const response = refusalPage(error.message, STATUS[error.code] ?? 400);
  if (error instanceof RateLimitedError) {
    response.headers.set("retry-after", String(error.retryAfterSeconds));
  }
  return response;
}

function notAllowed(route: PageRoute): Response {
  const allow = [...(route.get ? ["GET", "HEAD"] : []), ...(route.post ? ["POST"] : [])].join(", ");
  const response = refusalPage(`Ask with ${allow}.`, 405);
  response.headers.set("allow", allow);
  return response;
}
