import SchemaBuilder, { BasePlugin } from "@pothos/core";
import type { PothosOutputFieldConfig, SchemaTypes } from "@pothos/core";
import type {
  GraphQLFieldResolver,
  GraphQLInputType,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from "graphql";
import {
  getNullableType,
  GraphQLFloat,
  GraphQLInt,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
} from "graphql";

/** Operations that were found to be cheap enough, whatever their variables. */
const affordable = new WeakSet<OperationDefinitionNode>();
/** Contexts of requests that run one of them. */
const affording = new WeakSet<object>();

/** Whether it is known that the operation of this request is cheap enough, and need not be found out again. */
export function isKnownToBeAffordable(context: object): boolean {
  return affording.has(context);
}

/**
 * Remembers which operations are cheap enough. It stands around the plugin that adds up costs, which would do so for
 * every request; documents are remembered by the server, so that an operation which comes again is the same one here.
 */
class KnownCostPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types["Context"]>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"]> {
    if (field.kind !== "Query") return resolver;
    return (parent, args, context: object, info) => {
      const isKnown = affordable.has(info.operation);
      if (isKnown) affording.add(context);
      // Throws when it costs too much.
      const result: unknown = resolver(parent, args, context, info);
      if (!isKnown && costsTheSame(info)) affordable.add(info.operation);
      return result;
    };
  }
}

/** Whether no variable of the operation could change its cost: numbers say how many, and so do lists. */
function costsTheSame({ operation, schema }: GraphQLResolveInfo): boolean {
  return (operation.variableDefinitions ?? []).every(({ type: node }) => {
    const type = typeFromAST(schema, node as never);
    return isInputType(type) && !isAmount(type);
  });
}

function isAmount(given: GraphQLInputType): boolean {
  const type = getNullableType(given);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).some(
      (field) => isInputObjectType(getNullableType(field.type)) || isAmount(field.type),
    );
  }
  return isListType(type) || type === GraphQLInt || type === GraphQLFloat;
}

declare global {
  // How the builder's plugins make themselves known.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      knownCost: KnownCostPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin("knownCost", KnownCostPlugin);
