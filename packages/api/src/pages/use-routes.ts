import type { Plugin } from "graphql-yoga";
import { requestPath } from "../request-path.ts";
import { html, page } from "./page.ts";
import { notFoundPage } from "./landing-page.ts";

/** Answers a path, or leaves it. */
export type Route = (request: Request, url: URL) => Promise<Response> | Response | undefined;

/**
 * Answers everything that is not GraphQL. What reaches the end of this plugin is a GraphQL request.
 * @param path where GraphQL is
 */
export function useRoutes(
  path: string,
  routes: Readonly<Record<string, Route>>,
  other: Route,
): Plugin {
  return {
    async onRequest(exchange) {
      const { request, url } = exchange;
      const pathname = requestPath(request.url);
      const isGraphql = pathname === path;
      const route = isGraphql && !wantsPage(request) ? undefined : routes[pathname];
      if (isGraphql && route === undefined) return;
      exchange.endResponse(
        request.method === "GET" || request.method === "HEAD"
          ? ((await (route ?? other)(request, url)) ?? notFoundPage())
          : methodNotAllowed(),
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
