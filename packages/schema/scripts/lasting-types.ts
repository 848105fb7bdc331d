import type { GraphQLNamedType, GraphQLOutputType, GraphQLInputType, GraphQLSchema } from "graphql";
import {
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/** What a type, field, argument or input field is: perhaps one that will go. */
interface Use {
  type: GraphQLOutputType | GraphQLInputType;
  deprecationReason?: string | null | undefined;
}

/** The names of the types that an operation can come to without touching anything deprecated. */
export function lastingTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: GraphQLNamedType[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].filter((type) => type != null);
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (found.has(type.name)) continue;
    found.add(type.name);
    waiting.push(...neighbours(type, schema));
  }
  return found;
}

function neighbours(type: GraphQLNamedType, schema: GraphQLSchema): GraphQLNamedType[] {
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  return [...possible, ...interfaces, ...usesIn(type).map((use) => getNamedType(use.type))];
}

function usesIn(type: GraphQLNamedType): Use[] {
  const lasting = (use: Use) => use.deprecationReason == null;
  if (isInputObjectType(type)) return Object.values(type.getFields()).filter(lasting);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields())
    .filter(lasting)
    .flatMap((field) => [field, ...field.args.filter(lasting)]);
}
