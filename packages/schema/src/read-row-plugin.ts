import SchemaBuilder, { BasePlugin } from "@pothos/core";
import type { PothosOutputFieldConfig, SchemaTypes } from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";
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
    const bySql = sqlFieldOf(parentType, name);
    if (bySql === undefined) return resolver;
    if ("later" in bySql) {
      return (parent, args, context, info) =>
        parent instanceof ReadRow
          ? bySql.resolve(parent[name] as never, args as never, context as Context, info)
          : resolver(parent, args, context, info);
    }
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
