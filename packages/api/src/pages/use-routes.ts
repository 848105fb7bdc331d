import type { Plugin } from "graphql-yoga";
import type { Exchange, ServerContext } from "../exchange.ts";
import { requestPath } from "../request-path.ts";
import { html } from "./html.ts";
import { plainPage } from "./plain-page.ts";

/** Answers a path, or leaves it. */
export type Route = (
  request: Request,
  url: URL,
  exchange: Exchange,
) => Promise<Response | undefined> | Response | undefined;

/**
 * Answers everything that is not GraphQL. What reaches the end of this plugin is a GraphQL request.
 * @param path where GraphQL is
 * @param instead of an answer: the page for a route that threw, and the one for where nothing is
 */
export function useRoutes(
  path: string,
  routes: Readonly<Record<string, Route>>,
  other: Route,
  instead: {
    onFailure: (error: unknown) => Response;
    notFound: (request: Request, url: URL, exchange: Exchange) => Promise<Response>;
  },
): Plugin<object, ServerContext> {
  const answer = async (
    route: Route,
    request: Request,
    url: URL,
    exchange: Exchange,
  ): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") return methodNotAllowed();
    try {
      return (
        (await route(request, url, exchange)) ?? (await instead.notFound(request, url, exchange))
      );
    } catch (error) {
      return instead.onFailure(error);
    }
  };
  return {
    // Without waiting for anything when it is GraphQL, as nearly always.
    onRequest(arrival) {
      const { request, url, serverContext } = arrival;
      const pathname = requestPath(request.url);
      const isGraphql = pathname === path;
      const route = isGraphql && !wantsPage(request) ? undefined : routes[pathname];
      if (isGraphql && route === undefined) return undefined;
      return answer(route ?? other, request, url, serverContext.exchange).then((response) =>
        arrival.endResponse(response),
      );
    },
  };
}

function wantsPage(request: Request): boolean {
  return request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
}

function methodNotAllowed(): Response {
  const response = plainPage(
    "Not allowed",
    html`<h1>Not allowed</h1>
      <p>This page can only be read.</p>`,
    405,
  );
  response.headers.set("allow", "GET, HEAD");
  return response;
}
