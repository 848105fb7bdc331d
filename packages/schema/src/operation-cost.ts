import { complexityFromQuery } from "@pothos/plugin-complexity";
import { Kind } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

/**
 * What an operation costs, in objects that it may return, as it is compared with `MAX_COST`: known before it runs.
 * @param operation the one of the document that is meant
 * @param variables as they were sent
 * @throws {Error} when the variables are not what the operation declares
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
  );
  return complexityFromQuery({ ...document, definitions }, { schema, variables, ctx: {} })
    .complexity;
}
