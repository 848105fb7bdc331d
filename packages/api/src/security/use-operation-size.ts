import { GraphQLError, parse } from "graphql";
import type { DocumentNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import { MAX_TOKENS, tooLarge } from "./operation-size.ts";

/** Refuses a document that is too large before it is validated. Each is measured once, as long as it is remembered. */
export function useOperationSize(): Plugin {
  const complaints = new WeakMap<DocumentNode, GraphQLError | null>();
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: MAX_TOKENS }));
      return ({ result }) => {
        if (result === null || result instanceof Error) return;
        const document = result as DocumentNode;
        let complaint = complaints.get(document);
        if (complaint === undefined) {
          complaint = refusal(tooLarge(document));
          complaints.set(document, complaint);
        }
        if (complaint !== null) throw complaint;
      };
    },
  };
}

function refusal(complaint: string | undefined): GraphQLError | null {
  if (complaint === undefined) return null;
  return new GraphQLError(complaint, {
    extensions: { code: "OPERATION_TOO_LARGE", http: { status: 400, spec: true } },
  });
}
