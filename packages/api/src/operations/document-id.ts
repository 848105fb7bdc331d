import { createHash } from "node:crypto";
import type { GraphQLParams } from "graphql-yoga";
import { refusal } from "../security/refusal.ts";

/** SHA-256 of a document as it is written, in hexadecimal: what the document is known by. */
export function documentHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** How a request names an operation instead of writing it out. */
export interface NamedDocument {
  /** What was sent, without the prefix `sha256:`. It need not be a hash at all. */
  hash: string;
  /** `persistedQuery`: as Apollo's clients send it, which wait for that protocol's own words. */
  form: "documentId" | "persistedQuery";
}

/**
 * Finds what a request names its operation by: `documentId`, as GraphQL over HTTP has it, or
 * `extensions.persistedQuery.sha256Hash`, as Apollo's clients send it.
 * @throws {GraphQLError} when it is no text, when two are named, or when the text that comes along is another's
 */
export function namedDocument(params: GraphQLParams): NamedDocument | null {
  const named = readName(params);
  if (named === null || !params.query) return named;
  if (typeof params.query !== "string" || documentHash(params.query) !== named.hash)
    throw badRequest(
      "The hash is not that of the text: send one of them, or the two that belong together.",
    );
  return named;
}

function readName(params: GraphQLParams): NamedDocument | null {
  const { documentId } = params as { documentId?: unknown };
  const persisted = own(params.extensions, "persistedQuery");
  const hash = own(persisted, "sha256Hash");
  if (isAbsent(documentId)) {
    if (isAbsent(persisted)) return null;
    if (typeof hash !== "string")
      throw badRequest("`extensions.persistedQuery` needs a `sha256Hash`, which is a text.");
    return { hash, form: "persistedQuery" };
  }
  if (typeof documentId !== "string") throw badRequest("`documentId` must be a text.");
  const named = documentId.replace(/^sha256:/, "");
  if (!isAbsent(persisted) && hash !== named)
    throw badRequest("`documentId` and `extensions.persistedQuery` name two operations: send one.");
  return { hash: named, form: "documentId" };
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function badRequest(message: string) {
  return refusal(400, "BAD_REQUEST", message);
}
