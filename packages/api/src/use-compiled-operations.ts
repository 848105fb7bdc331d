import { useGraphQlJit } from "@envelop/graphql-jit";
import { rowSchema } from "@paperround/schema";
import { isReadBySql } from "@paperround/schema/sql-selection";
import { Kind } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import type { Plugin } from "graphql-yoga";

/**
 * Compiles the operations that are worth it, which is what makes a list of papers cheap: those that are read by SQL of
 * ours as a whole. The mapper's are not, because it knows what it has loaded by the very objects of a response's path, of
 * which compiled code makes new ones for each field: it would load all that nests deeper than a level again.
 */
export function useCompiledOperations(): Plugin[] {
  const isWorthwhile = compilation();
  // The second schema is made when it is needed first.
  let compiled: GraphQLSchema | undefined;
  return [
    {
      onExecute({ args }) {
        if (isWorthwhile(args.schema, args.document)) args.schema = compiled = rowSchema();
      },
    },
    // Its types are those of another server; it takes any.
    useGraphQlJit({}, { enableIf: ({ schema }) => schema === compiled }) as Plugin,
  ];
}

/**
 * Says which documents are compiled: from their second run on, because compiling what is sent once costs more than running
 * it; and with a single operation, because what was compiled is remembered by document alone.
 */
function compilation(): (schema: GraphQLSchema, document: DocumentNode) => boolean {
  const verdicts = new WeakMap<DocumentNode, boolean>();
  const seen = new WeakSet<DocumentNode>();
  return (schema, document) => {
    let verdict = verdicts.get(document);
    if (verdict === undefined && seen.has(document)) {
      const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
      verdict = operations.length === 1 && isReadBySql(schema, document);
      verdicts.set(document, verdict);
    }
    seen.add(document);
    return verdict ?? false;
  };
}
