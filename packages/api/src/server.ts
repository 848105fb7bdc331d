import type { IncomingMessage, RequestListener } from "node:http";
import { schema } from "@paperround/schema";
import type { ChangeFeed } from "@paperround/schema/changes/logged-change";
import type {
  Clock,
  Context,
  JobQueue,
  LookupSizer,
  PaperResolver,
} from "@paperround/schema/context";
import type { PaperIndex } from "@paperround/schema/paper-index";
import { allows } from "@paperround/schema/token-scope";
import { createYoga } from "graphql-yoga";
import type { Redis } from "ioredis";
import { createSignIn } from "./auth/sign-in.ts";
import { createStillHolds } from "./auth/still-holds.ts";
import { createChangeFollower } from "./changes/follow-changes.ts";
import { useAnnouncements } from "./changes/use-announcements.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { createBounceAddresses } from "./digests/bounce-address.ts";
import { createDigestLinks } from "./digests/digest-links.ts";
import { createDigestRoutes } from "./digests/digest-routes.ts";
import { createDigestPort } from "./digests/digest-port.ts";
import { useDigestPages } from "./digests/use-digest-pages.ts";
import type { Exchange, ServerContext } from "./exchange.ts";
import { createFeedRoutes } from "./feeds/feed-routes.ts";
import { FEEDS_PATH } from "./feeds/machine-feed.ts";
import { citationFiles } from "./files/citation-files.ts";
import { importRoute } from "./files/import-route.ts";
import { exportRoute } from "./files/personal-export.ts";
import { useFiles } from "./files/use-files.ts";
import { createDatabaseWatch } from "./health/database-watch.ts";
import { healthResponse, readyResponse } from "./health/health-routes.ts";
import { createSubscriptions } from "./live/use-subscriptions.ts";
import type { Logger } from "./logging/logger.ts";
import { inRequestScope, newRequestId } from "./logging/request-scope.ts";
import { useRequestLog } from "./logging/use-request-log.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { KnownOperations } from "./operations/known-operations.ts";
import { MORE_PARAMETERS, useKnownOperations } from "./operations/use-known-operations.ts";
import { createFailurePage } from "./pages/failure-page.ts";
import { createFormGuard } from "./pages/forms/form-guard.ts";
import { createSiteCookies } from "./pages/forms/site-cookies.ts";
import { noPlaygroundPage } from "./pages/no-playground-page.ts";
import { playgroundPage } from "./pages/playground.ts";
import { schemaFile } from "./pages/schema-file.ts";
import { createPages } from "./pages/use-pages.ts";
import { useRoutes } from "./pages/use-routes.ts";
import type { WakeUps } from "./redis/wake-ups.ts";
import { createCountRefresher } from "./refresh/count-refresher.ts";
import { clientAddress } from "./security/client-address.ts";
import { createDocumentCache } from "./security/document-cache.ts";
import { makePlain } from "./security/plain-request.ts";
import { createLimits } from "./security/limits.ts";
import { bucketsOf } from "./security/buckets.ts";
import { createMaskError } from "./security/mask-error.ts";
import { useCacheHeaders } from "./security/use-cache-headers.ts";
import { rateLimitOf, useBudget } from "./security/use-budget.ts";
import { createIdentify, useCaller } from "./security/use-caller.ts";
import { useCors } from "./security/use-cors.ts";
import { useJsonBody } from "./security/use-json-body.ts";
import { useInterruption } from "./security/use-interruption.ts";
import { useIntrospection } from "./security/use-introspection.ts";
import { useNoSuggestions } from "./security/use-no-suggestions.ts";
import { useOperationCost } from "./security/use-operation-cost.ts";
import { useOperationSize } from "./security/use-operation-size.ts";
import { useCompiledOperations } from "./use-compiled-operations.ts";
import { createAddressPolicy } from "./webhooks/address-policy.ts";
import { webhookSecrets } from "./webhooks/secret-box.ts";
import { usePrivateReads } from "./security/use-private-reads.ts";
import { useQueryString } from "./security/use-query-string.ts";

/** Where GraphQL is. */
const GRAPHQL_PATH = "/graphql";

/** What the server is given: the parts that a test, or another way to run it, may want to be others. */
export interface ServerDeps {
  database: Pick<Database, "prisma" | "pool" | "sql" | "listen">;
  logger: Logger;
  mailer: Mailer;
  clock: Clock;
  paperResolver: PaperResolver;
  lookupSizer: LookupSizer;
  /** Absent: the database searches. */
  paperIndex?: PaperIndex | undefined;
  jobs: JobQueue;
  /** What may be asked for by its hash. */
  operations: KnownOperations;
  /** Where limits are counted together with other processes; absent: in this one. */
  redis?: Redis | undefined;
  /** How processes tell each other that something changed; absent: by the database alone. */
  wakeUps?: WakeUps | undefined;
  /** The instance's secret. */
  secret: string;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string;
}

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
  let stopping = false;

  /** What of the context is the same for every request. */
  const ports = {
    db: database.prisma,
    sql: database.sql,
    clock,
    limits,
    accounts: signIn.accounts,
    paperResolver: deps.paperResolver,
    lookupSizer: deps.lookupSizer,
    paperIndex: deps.paperIndex,
    changes,
    jobs: deps.jobs,
    countRefresher: config.refreshCounts
      ? createCountRefresher({ ...deps, db: database.prisma })
      : undefined,
    webhooks: {
      refuse: createAddressPolicy(config.webhooks).refuse,
      seal: webhookSecrets(deps.secret).seal,
    },
    digests: createDigestPort(publicUrl),
    instance: {
      submissions: config.submissions,
      abstracts: config.abstracts,
      newcomers: config.newcomers,
    },
  };

  const contextOf = (exchange: Exchange): Context => ({
    ...ports,
    viewer: allows(exchange.accessToken, "READ") ? exchange.caller : null,
    caller: exchange.caller,
    accessToken: exchange.accessToken,
    sessionToken: exchange.sessionToken,
    requestId: exchange.requestId,
    clientAddress: exchange.clientAddress,
    rateLimit: () => rateLimitOf(exchange),
  });
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

  /**
   * @param disconnect given here rather than set later: a function that is put into an object afterwards made the engine
   * take exchanges for long-lived, and keep request, response and rows until the next full collection
   */
  const begin = (
    peer: string,
    header: (name: string) => string | null,
    disconnect?: () => void,
  ): Exchange => ({
    disconnect,
    requestId: newRequestId(),
    clientAddress: clientAddress(peer, header("x-forwarded-for"), config.trustedProxies),
    startedAt: performance.now(),
    caller: null,
    accessToken: null,
    bearer: null,
    sessionToken: null,
    operationName: undefined,
    cost: undefined,
    statements: undefined,
    payment: undefined,
    paidAt: 0,
    wantsRateLimit: false,
    cacheSeconds: undefined,
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
