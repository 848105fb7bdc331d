import "./scalars.ts";
import "./error-types.ts";
import "./papers/paper-queries.ts";
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
import { builder } from "./builder.ts";

export type { Context } from "./context.ts";

/** The GraphQL schema, with every slice above in it. */
export const schema = builder.toSchema();
