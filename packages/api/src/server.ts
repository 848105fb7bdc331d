import type { IncomingMessage, RequestListener } from "node:http";
import { schema } from "@paperround/schema";
import type { Clock, Context, LookupSizer, PaperResolver } from "@paperround/schema/context";
import { createYoga } from "graphql-yoga";
import { createSignIn } from "./auth/sign-in.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Exchange, ServerContext } from "./exchange.ts";
import { createDatabaseWatch } from "./health/database-watch.ts";
import { healthResponse, readyResponse } from "./health/health-routes.ts";
import type { Logger } from "./logging/logger.ts";
import { inRequestScope, newRequestId } from "./logging/request-scope.ts";
import { useRequestLog } from "./logging/use-request-log.ts";
import type { Mailer } from "./mail/mailer.ts";
import { createFailurePage } from "./pages/failure-page.ts";
import { landingPage } from "./pages/landing-page.ts";
import { playgroundPage } from "./pages/playground.ts";
import { useRoutes } from "./pages/use-routes.ts";
import { clientAddress } from "./security/client-address.ts";
import { createDocumentCache } from "./security/document-cache.ts";
import { makePlain } from "./security/plain-request.ts";
import { createLimits } from "./security/limits.ts";
import { createMaskError } from "./security/mask-error.ts";
import { useCacheHeaders } from "./security/use-cache-headers.ts";
import { useCaller } from "./security/use-caller.ts";
import { useCors } from "./security/use-cors.ts";
import { useJsonBody } from "./security/use-json-body.ts";
import { useIntrospection } from "./security/use-introspection.ts";
import { useNoSuggestions } from "./security/use-no-suggestions.ts";
import { useOperationCost } from "./security/use-operation-cost.ts";
import { useOperationSize } from "./security/use-operation-size.ts";
import { useCompiledOperations } from "./use-compiled-operations.ts";
import { useQueryString } from "./security/use-query-string.ts";

/** Where GraphQL is. */
const GRAPHQL_PATH = "/graphql";

/** What the server is given: the parts that a test, or another way to run it, may want to be others. */
export interface ServerDeps {
  database: Pick<Database, "prisma" | "pool" | "sql">;
  logger: Logger;
  mailer: Mailer;
  clock: Clock;
  paperResolver: PaperResolver;
  lookupSizer: LookupSizer;
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
  /** From now on /ready says that the server is going. */
  stopping(): void;
  close(): void;
}

/** Puts the server together: each concern is a plugin in a file of its own. */
export function createServer(config: Config, deps: ServerDeps): Server {
  const { database, logger, clock } = deps;
  const watch = createDatabaseWatch(() => database.pool.query("SELECT 1"), logger);
  const limits = createLimits(config.limits);
  const signIn = createSignIn(config, deps);
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
    instance: { submissions: config.submissions },
  };

  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ exchange }): Context => ({
      ...ports,
      viewer: exchange.viewer,
      sessionToken: exchange.sessionToken,
      requestId: exchange.requestId,
      clientAddress: exchange.clientAddress,
    }),
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
    // Ours is a route; this one cannot be turned off, but no address ends in a space.
    healthCheckEndpoint: " ",
    logging: false,
    plugins: [
      useRequestLog(logger),
      useCors(config.allowedOrigins, GRAPHQL_PATH),
      useRoutes(
        GRAPHQL_PATH,
        {
          "/": () => landingPage(config),
          "/health": healthResponse,
          "/ready": () => readyResponse(watch, stopping),
          ...(config.graphiql ? { [GRAPHQL_PATH]: playgroundPage } : {}),
        },
        signIn.routes,
        createFailurePage(logger, watch),
      ),
      useCacheHeaders(),
      useCaller(signIn.readViewer, limits),
      useQueryString(),
      useJsonBody(),
      useOperationSize(),
      useOperationCost(),
      useIntrospection(config.introspection),
      useNoSuggestions(config.production || !config.introspection),
      ...useCompiledOperations(),
    ],
  });

  const begin = (peer: string, header: (name: string) => string | null): Exchange => ({
    requestId: newRequestId(),
    clientAddress: clientAddress(peer, header("x-forwarded-for"), config.trustedProxies),
    startedAt: performance.now(),
    viewer: null,
    sessionToken: null,
    operationName: undefined,
    cost: undefined,
    cacheSeconds: undefined,
  });

  return {
    async fetch(request, peer = "127.0.0.1") {
      const exchange = begin(peer, (name) => request.headers.get(name));
      return inRequestScope(exchange, () => yoga.fetch(request, { exchange }));
    },
    listener(request, response) {
      if (!makePlain(request)) {
        response.writeHead(400, { connection: "close" }).end();
        return;
      }
      const exchange = begin(request.socket.remoteAddress ?? "", (name) =>
        nodeHeader(request, name),
      );
      inRequestScope(exchange, () => void yoga(request, response, { exchange }));
    },
    stopping() {
      stopping = true;
    },
    close() {
      watch.stop();
      deps.mailer.close();
    },
  };
}

function nodeHeader(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return value === undefined ? null : String(value);
}
