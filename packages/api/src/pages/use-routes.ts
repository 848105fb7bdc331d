import type { Plugin } from "graphql-yoga";
import { requestPath } from "../request-path.ts";
import { html, page } from "./page.ts";
import { notFoundPage } from "./landing-page.ts";

/** Answers a path, or leaves it. */
export type Route = (request: Request, url: URL) => Promise<Response> | Response | undefined;

/**
 * Answers everything that is not GraphQL. What reaches the end of this plugin is a GraphQL request.
 * @param path where GraphQL is
 * @param onFailure makes the page for a route that threw
 */
export function useRoutes(
  path: string,
  routes: Readonly<Record<string, Route>>,
  other: Route,
  onFailure: (error: unknown) => Response,
): Plugin {
  const answer = async (route: Route, request: Request, url: URL): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") return methodNotAllowed();
    try {
      return (await route(request, url)) ?? notFoundPage();
    } catch (error) {
      return onFailure(error);
    }
  };
  return {
    // Without waiting for anything when it is GraphQL, as nearly always.
    onRequest(exchange) {
      const { request } = exchange;
      const pathname = requestPath(request.url);
      const isGraphql = pathname === path;
      const route = isGraphql && !wantsPage(request) ? undefined : routes[pathname];
      if (isGraphql && route === undefined) return undefined;
      return answer(route ?? other, request, exchange.url).then((response) =>
        exchange.endResponse(response),
      );
    },
  };
}

function wantsPage(request: Request): boolean {
  return request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
}

function methodNotAllowed(): Response {
  const response = page(
    "Not allowed",
    html`<h1>Not allowed</h1>
      <p>This page can only be read.</p>`,
    405,
  );
  response.headers.set("allow", "GET, HEAD");
  return response;
}
