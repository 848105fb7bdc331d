import { MAX_COST } from "@paperround/schema/cost";
import { operationCost } from "@paperround/schema/operation-cost";
import { Kind, getOperationAST } from "graphql";
import type {
  DocumentNode,
  ExecutionArgs,
  GraphQLSchema,
  OperationDefinitionNode,
  TypeNode,
} from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ServerContext } from "../exchange.ts";

/** Of one document, what it cost with the variables that matter. */
interface KnownCosts {
  operation: OperationDefinitionNode;
  /** Page sizes and lists: the only variables that a cost depends on. */
  variables: readonly string[];
  costs: Map<string, number>;
}

const MOST_KNOWN = 100;

/**
 * Tells every caller what the operation cost, in the header `x-cost`, and how much it may in `x-cost-limit`. Whether it
 * may run is decided by the schema, which counts alike. A client's page sizes are few, so nearly every cost is known
 * from a former request.
 */
export function useOperationCost(): Plugin<object, ServerContext> {
  const known = new WeakMap<DocumentNode, KnownCosts>();
  const find = (args: ExecutionArgs): void => {
    const { exchange } = args.contextValue as ServerContext;
    const variables = (args.variableValues ?? {}) as Record<string, unknown>;
    let costs = known.get(args.document);
    if (costs === undefined) {
      const operation = getOperationAST(args.document, args.operationName);
      if (!operation) return;
      costs = { operation, variables: variablesThatMatter(operation), costs: new Map() };
      // With several operations in it, the document alone does not say which one is meant.
      if (countOperations(args.document) === 1) known.set(args.document, costs);
    }
    exchange.cost = costOf(costs, args.schema, args.document, variables);
  };
  return {
    onExecute: ({ args }) => find(args),
    onSubscribe: ({ args }) => find(args),
    onResponse({ response, serverContext: { exchange } }) {
      if (exchange.cost === undefined) return;
      response.headers.set("x-cost", String(exchange.cost));
      response.headers.set("x-cost-limit", String(MAX_COST));
    },
  };
}

function costOf(
  { operation, variables: names, costs }: KnownCosts,
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): number | undefined {
  const key = names.map((name) => sizeOf(variables[name])).join();
  let cost = costs.get(key);
  if (cost === undefined) {
    try {
      cost = operationCost(schema, document, operation, variables);
    } catch {
      // Variables that do not fit: running the operation says so better.
      return undefined;
    }
    if (costs.size < MOST_KNOWN) costs.set(key, cost);
  }
  return cost;
}

function sizeOf(value: unknown): string {
  return Array.isArray(value) ? `[${value.length}]` : String(value);
}

function variablesThatMatter(operation: OperationDefinitionNode): string[] {
  return (operation.variableDefinitions ?? [])
    .filter(({ type }) => isIntOrList(type))
    .map(({ variable }) => variable.name.value);
}

function isIntOrList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isIntOrList(type.type);
  return type.kind === Kind.LIST_TYPE || type.name.value === "Int";
}

function countOperations(document: DocumentNode): number {
  return document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
}
