import type { GraphQLParams, Plugin } from "graphql-yoga";
import { refusal } from "./refusal.ts";

/** Reads GET requests: the operation, or the hash that it is known by, stands in the query string, its variables as JSON. */
export function useQueryString(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === "GET") setRequestParser(readQueryString);
    },
  };
}

function readQueryString({ url }: Request): GraphQLParams & { documentId?: string } {
  const start = url.indexOf("?");
  const parameters = new URLSearchParams(start === -1 ? "" : url.slice(start + 1));
  const documentId = parameters.get("documentId");
  return {
    ...(documentId ? { documentId } : {}),
    query: parameters.get("query") || undefined,
    operationName: parameters.get("operationName") || undefined,
    variables: readJson(parameters, "variables"),
    extensions: readJson(parameters, "extensions"),
  };
}

function readJson(parameters: URLSearchParams, name: string): GraphQLParams["variables"] {
  const text = parameters.get(name);
  if (text === null || text === "") return undefined;
  try {
    // Whether it is an object is checked with the rest, for GET and POST alike.
    return JSON.parse(text) as GraphQLParams["variables"];
  } catch {
    throw refusal(400, "BAD_REQUEST", `The parameter "${name}" is no valid JSON.`);
  }
}
