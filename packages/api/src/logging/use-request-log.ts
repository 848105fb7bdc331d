import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ServerContext } from "../exchange.ts";
import { requestPath } from "../request-path.ts";
import type { Logger } from "./logger.ts";

/** Requests that come by themselves, every few seconds. */
const ROUTINE = new Set(["/health", "/ready"]);

/**
 * A line a request: method, path, operation name, status, time. Never the query string, the variables or the address:
 * who reads what is nobody's business, least of all a log file's.
 * @param graphqlPath most requests': there is nothing in it to leave out
 */
export function useRequestLog(logger: Logger, graphqlPath: string): Plugin<object, ServerContext> {
  const takeName = ({ args }: { args: ExecutionArgs }): void => {
    const { exchange } = args.contextValue as ServerContext;
    exchange.operationName = args.operationName ?? onlyName(args.document.definitions);
  };
  return {
    onExecute: takeName,
    onSubscribe: takeName,
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
        `${request.method} ${path === graphqlPath ? path : withoutSubject(path)}`,
      );
    },
  };
}

/** A path without whose or what it is: of an unlisted list, that is all one needs to know to read it. */
function withoutSubject(path: string): string {
  return path
    .replace(/^(\/feeds\/[^/]+\/).*(\.\w+)$/, "$1…$2")
    .replace(/^(\/(?:papers|lists|authors|orgs)\/).*?(\.[a-z]{1,5})?$/s, "$1…$2");
}

interface Named {
  kind: string;
  name?: { value: string } | undefined;
}

function onlyName(definitions: readonly Named[]): string | undefined {
  return definitions.find((definition) => definition.kind === "OperationDefinition")?.name?.value;
}
