import { Kind, OperationTypeNode, getOperationAST } from "graphql";
import type { DocumentNode, SelectionSetNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ServerContext } from "../exchange.ts";
import { asksOfViewer } from "./viewer-fields.ts";

/**
 * How long anybody may keep an answer that is the same for everybody, in seconds, by the field at the top. A private
 * look-up is asked for as seldom as can be; a feed changes with every vote.
 */
const PUBLIC_SECONDS: Readonly<Record<string, number>> = { lookup: 86_400, feed: 60 };

/**
 * Marks the answers that caches may keep: to anonymous GET requests without errors. All others say `no-store`, and those to
 * somebody with a token that they are private besides.
 */
export function useCacheHeaders(): Plugin<object, ServerContext> {
  const known = new WeakMap<DocumentNode, number | null>();
  return {
    onExecute({ args }) {
      const { request, exchange } = args.contextValue as unknown as ServerContext & {
        request: Request;
      };
      if (request.method !== "GET" || request.headers.has("authorization")) return;
      let seconds = known.get(args.document);
      if (seconds === undefined) {
        seconds = cacheSeconds(args.document);
        known.set(args.document, seconds);
      }
      exchange.cacheSeconds = seconds ?? undefined;
    },
    onResultProcess({ result, serverContext }) {
      const failed = Array.isArray(result) || !("data" in result) || result.errors !== undefined;
      if (failed) serverContext.exchange.cacheSeconds = undefined;
    },
    onResponse({ request, response, serverContext }) {
      const { headers } = response;
      if (headers.has("cache-control")) return;
      const seconds = serverContext.exchange.cacheSeconds;
      if (seconds !== undefined) headers.set("cache-control", `public, max-age=${seconds}`);
      else if (request.headers.has("authorization"))
        headers.set("cache-control", "private, no-store");
      else headers.set("cache-control", "no-store");
      // The type of the answer follows Accept, and what it holds follows who asks.
      headers.append("vary", "Accept, Authorization");
    },
  };
}

/**
 * For how long the answer to this document may be kept by others: as long as the shortest-lived field at its top.
 * @returns null when there is one that depends on more than its arguments, when it asks about the viewer anywhere (a cache
 * that passes over `Vary` would tell a person what holds for nobody), or when it is not one single query
 */
export function cacheSeconds(document: DocumentNode): number | null {
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.QUERY || asksOfViewer(document)) return null;
  let shortest: number | null = null;
  for (const name of topFields(operation.selectionSet, document, new Set())) {
    if (name === "__typename") continue;
    const seconds = PUBLIC_SECONDS[name];
    if (seconds === undefined) return null;
    shortest = Math.min(shortest ?? seconds, seconds);
  }
  return shortest;
}

function* topFields(
  set: SelectionSetNode,
  document: DocumentNode,
  seen: Set<string>,
): Generator<string> {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) yield node.name.value;
    else if (node.kind === Kind.INLINE_FRAGMENT)
      yield* topFields(node.selectionSet, document, seen);
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value);
      for (const definition of document.definitions) {
        if (
          definition.kind === Kind.FRAGMENT_DEFINITION &&
          definition.name.value === node.name.value
        )
          yield* topFields(definition.selectionSet, document, seen);
      }
    }
  }
}
