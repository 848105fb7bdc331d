import "./scalars.ts";
import "./error-types.ts";
import "./papers/paper-queries.ts";
import "./papers/paper-sources.ts";
import "./identity/merge-mutations.ts";
import "./authors/author.ts";
import "./orgs/org.ts";
import "./people/viewer.ts";
import "./people/sign-in.ts";
import "./submissions/submission-mutations.ts";
import "./feeds/feed.ts";
import "./votes/vote.ts";
import "./lists/list-mutations.ts";
import "./lists/list-item-mutations.ts";
import "./related/related.ts";
import "./lookup/lookup.ts";
import "./changes/viewer-changes.ts";
import type { GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";
import { withoutRowResolvers } from "./row-schema.ts";

export type { Context } from "./context.ts";

/** The GraphQL schema, with every slice above in it. */
export const schema = builder.toSchema();

let rows: GraphQLSchema | undefined;

/** The same schema for operations that are read by SQL as a whole, see `isReadBySql`. */
export function rowSchema(): GraphQLSchema {
  return (rows ??= withoutRowResolvers(builder.toSchema()));
}
