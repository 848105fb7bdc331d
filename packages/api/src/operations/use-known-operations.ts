import { usePersistedOperations } from "@graphql-yoga/plugin-persisted-operations";
import type { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { refusal } from "../security/refusal.ts";
import { namedDocument } from "./document-id.ts";
import type { KnownOperations } from "./known-operations.ts";

/**
 * Lets a request name an operation that is known by its hash, in place of the text. From there on it is as if the text had
 * been sent: it is parsed, validated, sized, paid for and run like any other, and remembered together with it.
 * @param arbitrary whether texts are answered too
 */
export function useKnownOperations(known: KnownOperations, arbitrary: boolean): Plugin[] {
  return [
    {
      // Also where the text is there: a hash that is another's would be passed over in silence.
      onParams: ({ params }) => void namedDocument(params),
    },
    usePersistedOperations({
      allowArbitraryOperations: arbitrary,
      extractPersistedOperationId: (params) => namedDocument(params)?.hash ?? null,
      getPersistedOperation: (hash) => known.get(hash) ?? null,
      customErrors: {
        keyNotFound: nothingSent,
        notFound: ({ params }: { params: GraphQLParams }) => unknownHash(params, arbitrary),
        persistedQueryOnly: textRefused,
      },
    }) as Plugin,
  ];
}

/** The names of a request's parameters beyond those of GraphQL over HTTP's body. */
export const MORE_PARAMETERS = ["documentId"];

function unknownHash(params: GraphQLParams, arbitrary: boolean): GraphQLError {
  if (!arbitrary) {
    return refusal(
      403,
      "PERSISTED_QUERY_NOT_IN_LIST",
      "This server answers only operations that it knows, and it does not know the one of this hash: ask its operator to add it.",
    );
  }
  return refusal(
    400,
    "PERSISTED_QUERY_NOT_FOUND",
    namedDocument(params)?.form === "persistedQuery"
      ? // By this very word clients of Apollo's protocol know that they shall send the text.
        "PersistedQueryNotFound"
      : "This server does not know the operation of this hash: send its text as `query`.",
  );
}

function textRefused(): GraphQLError {
  return refusal(
    403,
    "PERSISTED_QUERY_ONLY",
    "This server answers only operations that it knows: send the `documentId` of one, and no text.",
  );
}

function nothingSent(): GraphQLError {
  return refusal(
    400,
    "BAD_REQUEST",
    "There is no operation in the request: send its text as `query`, or its `documentId`.",
  );
}
