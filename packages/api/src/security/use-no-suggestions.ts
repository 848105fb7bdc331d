import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

// Of fields, arguments, types, enum values, input fields, and of what to write instead of an inline fragment.
const SUGGESTION = / ?Did you mean (?:[^?"]|"[^"]*")*\?/g;

/** Takes "Did you mean …?" out of messages, which names what was not asked for. Does nothing unless it should hide. */
export function useNoSuggestions(hide: boolean): Plugin {
  if (!hide) return {};
  return {
    onResultProcess(exchange) {
      const { result } = exchange;
      if (Array.isArray(result) || !("errors" in result) || result.errors === undefined) return;
      exchange.setResult({ ...result, errors: result.errors.map(withoutSuggestion) });
    },
  };
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replaceAll(SUGGESTION, "");
  if (message === error.message) return error;
  const { nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
