import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import { getNamedType, isObjectType } from "graphql";
import { sqlFieldOf } from "./sql-fields.ts";

/**
 * Takes the resolvers off the fields that SQL reads, for operations of which everything is read by SQL: every object
 * there is a row that holds the values of its fields, and to look them up costs a fraction of calling a function.
 * @param schema is changed
 */
export function withoutRowResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const bySql = sqlFieldOf(type.name, field.name);
      if (bySql === undefined || "later" in bySql) continue;
      delete field.resolve;
      const page = getNamedType(field.type);
      if ("page" in bySql && isObjectType(page)) takeOff(page);
    }
  }
  return schema;
}

/** The rows of a page stand in it as they are asked for. */
function takeOff(page: GraphQLObjectType): void {
  const { nodes, edges } = page.getFields();
  delete nodes?.resolve;
  delete edges?.resolve;
  const edge = edges && getNamedType(edges.type);
  if (isObjectType(edge)) delete edge.getFields()["node"]?.resolve;
}
