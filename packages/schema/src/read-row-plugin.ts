import SchemaBuilder, { BasePlugin } from "@pothos/core";
import type { PothosOutputFieldConfig, SchemaTypes } from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import { ReadRow } from "./read-row.ts";
import { sqlFieldOf } from "./sql-fields.ts";

/**
 * Answers the fields of a {@link ReadRow} from the row itself. It stands around the mapper's plugin, which would look
 * whether it has loaded the field, and as it has not, load it again.
 */
class ReadRowPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types["Context"]>,
    { parentType, name }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"]> {
    if (sqlFieldOf(parentType, name) === undefined) return resolver;
    return (parent, args, context, info) =>
      parent instanceof ReadRow ? parent[name] : resolver(parent, args, context, info);
  }
}

declare global {
  // How the builder's plugins make themselves known.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      readRow: ReadRowPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin("readRow", ReadRowPlugin);
