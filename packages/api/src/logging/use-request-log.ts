import type { Plugin } from "graphql-yoga";
import type { ServerContext } from "../exchange.ts";
import { requestPath } from "../request-path.ts";
import type { Logger } from "./logger.ts";

/** Requests that come by themselves, every few seconds. */
const ROUTINE = new Set(["/health", "/ready"]);

/**
 * A line a request: method, path, operation name, status, time. Never the query string, the variables or the address:
 * who reads what is nobody's business, least of all a log file's.
 */
export function useRequestLog(logger: Logger): Plugin<object, ServerContext> {
  return {
    onExecute({ args }) {
      const { exchange } = args.contextValue as unknown as ServerContext;
      exchange.operationName = args.operationName ?? onlyName(args.document.definitions);
    },
    onResponse({ request, response, serverContext: { exchange } }) {
      response.headers.set("x-request-id", exchange.requestId);
      response.headers.set("x-content-type-options", "nosniff");
      const path = requestPath(request.url);
      const level = ROUTINE.has(path) ? "debug" : "info";
      if (!logger.isLevelEnabled(level)) return;
      logger[level](
        {
          ms: Math.round((performance.now() - exchange.startedAt) * 10) / 10,
          status: response.status,
          ...(exchange.operationName === undefined
            ? {}
            : { operation: exchange.operationName.slice(0, 64) }),
        },
        `${request.method} ${path}`,
      );
    },
  };
}

interface Named {
  kind: string;
  name?: { value: string } | undefined;
}

function onlyName(definitions: readonly Named[]): string | undefined {
  return definitions.find((definition) => definition.kind === "OperationDefinition")?.name?.value;
}
