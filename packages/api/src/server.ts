import type { IncomingMessage, RequestListener } from "node:http";
import { schema } from "@paperround/schema";
import type { ChangeFeed } from "@paperround/schema/changes/logged-change";
import type { Context } from "@paperround/schema/context";
import { createYoga } from "graphql-yoga";
import { createSignIn } from "./auth/sign-in.ts";
import { createStillHolds } from "./auth/still-holds.ts";
import { createBeginExchange } from "./begin-exchange.ts";
import { createChangeFollower } from "./changes/follow-changes.ts";
import { useAnnouncements } from "./changes/use-announcements.ts";
import type { Config } from "./config.ts";
import { createBounceAddresses } from "./digests/bounce-address.ts";
import { createDigestLinks } from "./digests/digest-links.ts";
import { createDigestRoutes } from "./digests/digest-routes.ts";
import { useDigestPages } from "./digests/use-digest-pages.ts";
import type { ServerContext } from "./exchange.ts";
import { createFeedRoutes } from "./feeds/feed-routes.ts";
import { FEEDS_PATH } from "./feeds/machine-feed.ts";
import { citationFiles } from "./files/citation-files.ts";
import { importRoute } from "./files/import-route.ts";
import { exportRoute } from "./files/personal-export.ts";
import { useFiles } from "./files/use-files.ts";
import { createDatabaseWatch } from "./health/database-watch.ts";
import { healthResponse, readyResponse } from "./health/health-routes.ts";
import { createSubscriptions } from "./live/use-subscriptions.ts";
import { inRequestScope } from "./logging/request-scope.ts";
import { useRequestLog } from "./logging/use-request-log.ts";
import { MORE_PARAMETERS, useKnownOperations } from "./operations/use-known-operations.ts";
import { createFailurePage } from "./pages/failure-page.ts";
import { createFormGuard } from "./pages/forms/form-guard.ts";
import { createSiteCookies } from "./pages/forms/site-cookies.ts";
import { noPlaygroundPage } from "./pages/no-playground-page.ts";
import { playgroundPage } from "./pages/playground.ts";
import { schemaFile } from "./pages/schema-file.ts";
import { createPages } from "./pages/use-pages.ts";
import { useRoutes } from "./pages/use-routes.ts";
import { createContextOf, createContextPorts } from "./request-context.ts";
import { createDocumentCache } from "./security/document-cache.ts";
import { makePlain } from "./security/plain-request.ts";
import { createLimits } from "./security/limits.ts";
import { bucketsOf } from "./security/buckets.ts";
import { createMaskError } from "./security/mask-error.ts";
import { useCacheHeaders } from "./security/use-cache-headers.ts";
import { useBudget } from "./security/use-budget.ts";
import { createIdentify, useCaller } from "./security/use-caller.ts";
import { useCors } from "./security/use-cors.ts";
import { useJsonBody } from "./security/use-json-body.ts";
import { useInterruption } from "./security/use-interruption.ts";
import { useIntrospection } from "./security/use-introspection.ts";
import { useNoSuggestions } from "./security/use-no-suggestions.ts";
import { useOperationCost } from "./security/use-operation-cost.ts";
import { useOperationSize } from "./security/use-operation-size.ts";
import type { ServerDeps } from "./server-deps.ts";
import { useCompiledOperations } from "./use-compiled-operations.ts";
import { usePrivateReads } from "./security/use-private-reads.ts";
import { useQueryString } from "./security/use-query-string.ts";

/** Where GraphQL is. */
const GRAPHQL_PATH = "/graphql";

/** The whole of Paperround's HTTP, not yet listening. */
export interface Server {
  /** Answers a request as the socket would. */
  fetch(request: Request, peer?: string): Promise<Response>;
  listener: RequestListener;
  /** What happens to papers, as it is committed. */
  changes: ChangeFeed;
  /** From now on /ready says that the server is going, and what would go on for hours ends. */
  stopping(): void;
  close(): Promise<void>;
}

/** Puts the server together: each concern is a plugin in a file of its own. */
export function createServer(config: Config, deps: ServerDeps): Server {
  const { database, logger, clock, publicUrl } = deps;
  const watch = createDatabaseWatch(() => database.pool.query("SELECT 1"), logger);
  const limits = createLimits(config.limits, bucketsOf(deps.redis, logger));
  const signIn = createSignIn(config, deps);
  const identify = createIdentify(signIn, limits);
  const onFailure = createFailurePage(logger, watch);
  const changes = createChangeFollower({ database, logger, wakeUps: deps.wakeUps });
  const begin = createBeginExchange(config.trustedProxies);
  let stopping = false;

  const ports = createContextPorts(config, deps, { limits, accounts: signIn.accounts, changes });
  const contextOf = createContextOf(ports);
  const { bounces } = config.digests;
  const digestRoutes = createDigestRoutes({
    ...ports,
    config,
    publicUrl,
    links: createDigestLinks(deps.secret, publicUrl),
    bounces: bounces === undefined ? null : createBounceAddresses(deps.secret, bounces),
  });
  const feedRoutes = createFeedRoutes({ contextOf, limits, db: database.prisma, publicUrl });
  const cookies = createSiteCookies(publicUrl);
  const pages = createPages(
    {
      contextOf,
      readViewer: signIn.readViewer,
      limits,
      announce: changes.announce,
      cookies,
      guard: createFormGuard(deps.secret, publicUrl),
      settings: config,
      publicUrl,
    },
    onFailure,
  );
  const subscriptions = createSubscriptions({
    settings: config.live,
    contextOf,
    stillHolds: createStillHolds(signIn),
  });

  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ exchange }): Context => contextOf(exchange),
    maskedErrors: {
      maskError: createMaskError(logger, watch),
    },
    parserAndValidationCache: createDocumentCache(),
    // Each of these has a stricter one below.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    maxRequestBodySize: false,
    batching: false,
    extraParamNames: MORE_PARAMETERS,
    // Ours is a route; this one cannot be turned off, but no address ends in a space.
    healthCheckEndpoint: " ",
    logging: false,
    plugins: [
      useRequestLog(logger, GRAPHQL_PATH),
      useCors(config.allowedOrigins, GRAPHQL_PATH, FEEDS_PATH),
      useFiles(
        [
          ...citationFiles(ports.db),
          importRoute({ ...ports, imported: changes.announce }),
          exportRoute(ports),
        ],
        identify,
        onFailure,
      ),
      useDigestPages({ routes: digestRoutes, limits, onFailure }),
      pages.plugin,
      useRoutes(
        GRAPHQL_PATH,
        {
          "/health": healthResponse,
          "/ready": () => readyResponse(watch, stopping),
          ...(config.graphiql
            ? { [GRAPHQL_PATH]: config.arbitraryQueries ? playgroundPage : noPlaygroundPage }
            : {}),
          ...(config.introspection ? { "/schema.graphql": schemaFile } : {}),
        },
        (request, url, exchange) =>
          url.pathname.startsWith(FEEDS_PATH)
            ? feedRoutes(request, url, exchange)
            : signIn.routes(request, url, cookies),
        { onFailure, notFound: pages.notFound },
      ),
      useCacheHeaders(),
      useCaller(identify),
      useQueryString(),
      useJsonBody(),
      ...useKnownOperations(deps.operations, config.arbitraryQueries),
      useOperationSize(),
      usePrivateReads(),
      useOperationCost(),
      useBudget(limits, clock),
      useInterruption(),
      useAnnouncements(changes.announce),
      subscriptions.plugin,
      useIntrospection(config.introspection),
      useNoSuggestions(config.production || !config.introspection),
      ...useCompiledOperations(),
    ],
  });

  return {
    changes,
    async fetch(request, peer = "127.0.0.1") {
      const exchange = begin(peer, (name) => request.headers.get(name));
      return inRequestScope(exchange, () => yoga.fetch(request, { exchange }));
    },
    listener(request, response) {
      if (!makePlain(request)) {
        response.writeHead(400, { connection: "close" }).end();
        return;
      }
      const exchange = begin(
        request.socket.remoteAddress ?? "",
        (name) => nodeHeader(request, name),
        () => response.destroy(),
      );
      response.once("close", () => {
        if (!response.writableFinished) exchange.statements?.interrupt();
      });
      inRequestScope(exchange, () => void yoga(request, response, { exchange }));
    },
    stopping() {
      stopping = true;
      subscriptions.stop();
    },
    async close() {
      watch.stop();
      deps.mailer.close();
      await changes.stop();
    },
  };
}

function nodeHeader(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return value === undefined ? null : String(value);
}
