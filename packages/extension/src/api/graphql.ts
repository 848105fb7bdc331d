import type { initGraphQLTada, ResultOf, VariablesOf } from "gql.tada";
import * as z from "zod/mini";
import type { introspection } from "../../generated/graphql-env.d.ts";

// zod would compile checks with `new Function`, which the extension's CSP forbids.
z.config({ jitless: true });

/** A GraphQL document as it is sent; its types are gql.tada's. */
export interface DocumentText {
  text: string;
}

/**
 * Types a document against schema.graphql. Only gql.tada's types are used: at run time a document is
 * its text and the texts of its fragments, each once.
 */
export const graphql = ((text: string, fragments: readonly DocumentText[] = []): DocumentText => ({
  text: [...new Set([text, ...fragments.map((fragment) => fragment.text)])].join("\n"),
})) as unknown as initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; Date: string; DateTime: string; URL: string };
}>;

/** A document together with the check that its answer has to pass before it is believed. */
export interface Operation<Variables, Data> {
  name: string;
  /** On one line: it may have to go into an address. Its hash is what servers know it by. */
  text: string;
  isMutation: boolean;
  /** Throws when the answer has another shape: the server is of another version, or no server. */
  check(data: unknown): Data;
  /** Only in types. */
  variables?: Variables;
}

/** What a document promises, without the errors that the client takes out before. */
type SuccessOf<Document> = {
  [Field in keyof ResultOf<Document>]: Exclude<ResultOf<Document>[Field], { code: string }>;
};

/**
 * Joins a document with a shape. The compiler sees to it that the schema promises at least what the
 * shape asks for; the shape sees to it that the server keeps the promise.
 */
export function operation<Document, Data, Input>(
  document: Document,
  shape: z.ZodMiniType<Data, Input> &
    ([SuccessOf<Document>] extends [Input] ? unknown : { schemaPromisesLess: SuccessOf<Document> }),
): Operation<VariablesOf<Document>, Data> {
  // Whitespace says nothing in a document without comments and block strings; a test sees to it that there are none.
  const text = (document as DocumentText).text.replace(/\s+/g, " ").trim();
  const [, kind, name] = /(query|mutation) (\w+)/.exec(text) ?? [];
  return {
    name: name ?? "",
    text,
    isMutation: kind === "mutation",
    check: (data) => shape.parse(data),
  };
}
