import { DomainError } from "@paperround/schema/errors";
import { GraphQLError } from "graphql";
import type { DatabaseWatch } from "../health/database-watch.ts";
import type { Logger } from "../logging/logger.ts";
import { requestScope } from "../logging/request-scope.ts";

/**
 * Decides what of an error its caller sees. What they can expect passes: errors of the rules, and GraphQL's own about
 * the operation. Everything else is a fault on this side: it goes to the log whole, and to the caller as a sentence
 * with the request's id, by which the two are found together.
 */
export function createMaskError(
  logger: Logger,
  watch: DatabaseWatch,
): (error: unknown) => GraphQLError {
  return (error) => {
    const cause = rootCause(error);
    if (cause instanceof DomainError) return expected(error, cause);
    if (error instanceof GraphQLError && cause instanceof GraphQLError) return error;
    const place = error instanceof GraphQLError ? { path: error.path, nodes: error.nodes } : {};
    const scope = requestScope();
    const requestId = scope?.requestId;
    // Nobody reads this; and that somebody went away is no fault.
    if (scope?.statements?.isInterrupted)
      return new GraphQLError("Whoever asked went away.", place);
    if (watch.noticed(cause)) {
      return new GraphQLError("The database does not answer. Try again in a moment.", {
        ...place,
        extensions: { code: "DATABASE_UNAVAILABLE", requestId, http: { status: 503 } },
      });
    }
    logger.error({ err: cause, path: place.path?.join(".") }, "A request failed");
    return new GraphQLError(
      `Something went wrong on the server. It is in its log under the request id ${requestId ?? "(none)"}.`,
      { ...place, extensions: { code: "INTERNAL_SERVER_ERROR", requestId, unexpected: true } },
    );
  };
}

/** What was thrown first: GraphQL wraps it once for every list and field around it. */
function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined)
    cause = cause.originalError;
  return cause;
}

function expected(error: unknown, cause: DomainError): GraphQLError {
  const { path, nodes } = error instanceof GraphQLError ? error : {};
  return new GraphQLError(cause.message, { path, nodes, extensions: cause.extensions });
}
