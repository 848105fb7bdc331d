import type { Plugin } from "graphql-yoga";
import { requestPath } from "../request-path.ts";

const ALLOWED_HEADERS = "authorization, content-type, x-request-id";
const EXPOSED_HEADERS =
  "x-request-id, retry-after, x-cost, x-cost-limit, ratelimit, ratelimit-policy";
const ONE_DAY = "86400";

/**
 * Lets pages of other sites read the API's answers, never with cookies: `Access-Control-Allow-Credentials` is not sent
 * and no GraphQL answer looks at a cookie, so a page learns what anybody could, or what the token it was given may see.
 * Therefore "*" is safe to be the default for a public instance; one on a private network names its pages instead,
 * since being inside that network is a right too.
 * @param feeds what the paths of feeds begin with: a page may read them as it may read GraphQL
 */
export function useCors(
  allowedOrigins: "*" | readonly string[],
  path: string,
  feeds: string,
): Plugin {
  const decide = (request: Request): string | undefined => {
    if (allowedOrigins === "*") return "*";
    const origin = request.headers.get("origin");
    return origin !== null && allowedOrigins.includes(origin) ? origin : undefined;
  };
  return {
    onRequest(exchange) {
      const { request, fetchAPI } = exchange;
      if (request.method !== "OPTIONS" || requestPath(request.url) !== path) return;
      const headers: Record<string, string> = { allow: "GET, POST, OPTIONS" };
      if (decide(request) !== undefined && request.headers.has("access-control-request-method")) {
        headers["access-control-allow-methods"] = "GET, POST";
        headers["access-control-allow-headers"] = ALLOWED_HEADERS;
        headers["access-control-max-age"] = ONE_DAY;
      }
      exchange.endResponse(new fetchAPI.Response(null, { status: 204, headers }));
    },
    onResponse({ request, response }) {
      const asked = requestPath(request.url);
      if (asked !== path && !asked.startsWith(feeds)) return;
      const origin = decide(request);
      if (allowedOrigins !== "*") response.headers.append("vary", "Origin");
      if (origin === undefined) return;
      response.headers.set("access-control-allow-origin", origin);
      response.headers.set("access-control-expose-headers", EXPOSED_HEADERS);
    },
  };
}
