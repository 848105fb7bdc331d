import type { Plugin } from "graphql-yoga";
import type { Exchange, ServerContext } from "../exchange.ts";
import { requestPath } from "../request-path.ts";
import { html } from "./html.ts";
import { plainPage } from "./plain-page.ts";
import type { Site, SiteDeps } from "./site.ts";

/** Every path that is a page's or a file's of theirs. */
const OURS =
  /^\/(?:$|(?:days|weeks|months|papers|authors|orgs|lists)(?:\/|$)|(?:trending|search|extension|sign-in|sign-in\/code)\/?$|assets\/|sitemaps\/|sitemap\.xml$|robots\.txt$)/;
const ACTIONS = /^\/actions\/[a-z-]+$/;

/** The pages, as a part of the server. */
export interface Pages {
  plugin: Plugin<object, ServerContext>;
  /** What is answered at an address that leads nowhere. */
  notFound: (request: Request, url: URL, exchange: Exchange) => Promise<Response>;
}

/** Serves the pages to people: looked at by GET, and changed by forms that are posted. */
export function createPages(deps: SiteDeps, onFailure: (error: unknown) => Response): Pages {
  let site: Promise<Site> | undefined;
  const load = (): Promise<Site> =>
    (site ??= (async () => {
      // Before the first component, and for no other part of the server.
      await import("./tsx-hooks.ts");
      const { createSite } = await import("./site.ts");
      return createSite(deps);
    })());

  const answer = async (
    how: keyof Site,
    request: Request,
    url: URL,
    exchange: Exchange,
  ): Promise<Response> => {
    try {
      return await (await load())[how](request, url, exchange);
    } catch (error) {
      return onFailure(error);
    }
  };

  return {
    plugin: {
      onRequest(arrival) {
        const { request, url, serverContext } = arrival;
        const path = requestPath(request.url);
        const isRead = request.method === "GET" || request.method === "HEAD";
        const how = isRead && OURS.test(path) ? "get" : isPost(request, path) ? "post" : null;
        if (how === null) return undefined;
        return answer(how, request, url, serverContext.exchange).then((response) =>
          arrival.endResponse(response),
        );
      },
    },
    notFound: async (request, url, exchange) =>
      (request.headers.get("accept") ?? "").includes("text/html")
        ? answer("notFound", request, url, exchange)
        : nothingHere(),
  };
}

/** For programs, which look at no page. */
function nothingHere(): Response {
  return plainPage(
    "Nothing here",
    html`<h1>Nothing here</h1>
      <p>This address leads nowhere. The API is at <a href="/graphql">/graphql</a>.</p>`,
    404,
  );
}

function isPost({ method }: Request, path: string): boolean {
  return method === "POST" && ACTIONS.test(path);
}
