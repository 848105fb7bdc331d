import type { Caller, Viewer } from "@paperround/schema/context";
import {
  DomainError,
  MissingScopeError,
  RateLimitedError,
  SignedOutError,
} from "@paperround/schema/errors";
import { allows } from "@paperround/schema/token-scope";
import type { TokenScope } from "@paperround/schema/token-scope";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Exchange, ServerContext } from "../exchange.ts";
import { requestPath } from "../request-path.ts";
import type { Identify } from "../security/use-caller.ts";

/** A request for a file, and who asks. */
export interface FileRequest {
  request: Request;
  url: URL;
  /** What the pattern of the path caught, decoded. */
  parts: string[];
  /** Who may be shown what is theirs. */
  viewer: Viewer | null;
  exchange: Exchange;
}

/** One kind of file. */
export interface FileRoute {
  path: RegExp;
  method: "GET" | "POST";
  answer(asked: FileRequest): Promise<Response>;
}

/**
 * Files that come and go as a whole: citations, imports, a person's export. They stream, which an answer of GraphQL
 * cannot; each is told apart by its path, knows who asks as GraphQL does, and spends from the same allowance.
 */
export function useFiles(
  routes: readonly FileRoute[],
  identify: Identify,
  onFailure: (error: unknown) => Response,
): Plugin<object, ServerContext> {
  const answer = async (
    route: FileRoute,
    parts: string[],
    { request, url, exchange }: Pick<FileRequest, "request" | "url" | "exchange">,
  ): Promise<Response> => {
    try {
      const method = request.method === "HEAD" ? "GET" : request.method;
      if (method !== route.method) return notAllowed(route);
      await identify(request, exchange);
      const viewer = allows(exchange.accessToken, "READ") ? exchange.caller : null;
      return await route.answer({ request, url, parts, viewer, exchange });
    } catch (error) {
      if (error instanceof DomainError) return refusal(error);
      return error instanceof GraphQLError ? requestRefusal(error) : onFailure(error);
    }
  };
  return {
    onRequest(payload) {
      const { request, url, serverContext } = payload;
      const path = requestPath(request.url);
      for (const route of routes) {
        const found = route.path.exec(path);
        const parts = found && decoded(found.slice(1));
        if (!parts) continue;
        const { exchange } = serverContext;
        return answer(route, parts, { request, url, exchange }).then((response) =>
          payload.endResponse(response),
        );
      }
      return undefined;
    },
  };
}

/** @returns null where it cannot be decoded: no file has such an address */
function decoded(parts: string[]): string[] | null {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}

/**
 * Who asks, for what is theirs alone.
 * @throws {SignedOutError} @throws {MissingScopeError}
 */
export function callerWith({ exchange }: FileRequest, scope: TokenScope): Caller {
  if (exchange.caller === null) throw new SignedOutError();
  if (allows(exchange.accessToken, scope)) return exchange.caller;
  throw new MissingScopeError(scope);
}

/** What was wrong with the request before anybody looked at what it asks: too many, a token that is none. */
function requestRefusal({ message, extensions }: GraphQLError): Response {
  const { http, code } = extensions as {
    code?: string;
    http?: { status?: number; headers?: Record<string, string> };
  };
  return problem(http?.status ?? 400, code ?? "BAD_REQUEST", message, http?.headers);
}

const STATUS: Readonly<Record<string, number>> = {
  SIGNED_OUT: 401,
  FORBIDDEN: 403,
  MISSING_SCOPE: 403,
  SUSPENDED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  SOURCE_UNAVAILABLE: 503,
};

function refusal(error: DomainError): Response {
  const status = STATUS[error.code] ?? 400;
  const headers: Record<string, string> =
    error instanceof RateLimitedError ? { "retry-after": String(error.retryAfterSeconds) } : {};
  return problem(status, error.code, error.message, headers);
}

/** An answer that says why there is no file. */
export function problem(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${JSON.stringify({ error: { code, message } })}\n`, {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

function notAllowed({ method }: FileRoute): Response {
  const allow = method === "GET" ? "GET, HEAD" : method;
  return problem(405, "METHOD_NOT_ALLOWED", `Ask with ${allow}.`, { allow });
}
