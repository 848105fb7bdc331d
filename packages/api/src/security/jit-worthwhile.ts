import { isReadBySql } from "@paperround/schema/sql-selection";
import { Kind } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";

/**
 * Decides which documents are compiled: those with a single operation that is read by SQL of ours, from their second run
 * on. The plugin remembers what it compiled by document alone, so in a document with two operations it would run the
 * first one for both; compiling what is sent once costs more than running it. And the mapper knows what it has loaded by
 * the very objects of a response's path, of which compiled code makes new ones for each field: it would load all that
 * nests deeper than a level again, row by row.
 */
export function jitWorthwhile(): (args: {
  document: DocumentNode;
  schema: GraphQLSchema;
}) => boolean {
  const verdicts = new WeakMap<DocumentNode, boolean>();
  const seen = new WeakSet<DocumentNode>();
  return ({ document, schema }) => {
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
