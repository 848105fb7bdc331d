import { Kind } from "graphql";
import type { DocumentNode } from "graphql";

/**
 * Decides which documents are compiled: those with a single operation, from their second run on. The plugin remembers
 * what it compiled by document alone, so in a document with two operations it would run the first one for both; and
 * compiling what is sent once costs more than running it.
 */
export function jitWorthwhile(): (args: { document: DocumentNode }) => boolean {
  const seen = new WeakSet<DocumentNode>();
  const worthwhile = new WeakSet<DocumentNode>();
  return ({ document }) => {
    if (worthwhile.has(document)) return true;
    if (seen.has(document)) {
      const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
      if (operations.length !== 1) return false;
      worthwhile.add(document);
      return true;
    }
    seen.add(document);
    return false;
  };
}
