import "./scalars.ts";
import "./error-types.ts";
import "./rate-limit.ts";
import "./papers/paper-queries.ts";
import "./papers/paper-abstract.ts";
import "./papers/paper-sources.ts";
import "./identity/merge-mutations.ts";
import "./identity/disputed-id.ts";
import "./code/stars.ts";
import "./authors/author.ts";
import "./orgs/org.ts";
import "./orgs/org-authors.ts";
import "./people/viewer.ts";
import "./people/sign-in.ts";
import "./people/delete-account-mutation.ts";
import "./submissions/submission-mutations.ts";
import "./instance/instance.ts";
import "./feeds/feed.ts";
import "./votes/vote.ts";
import "./comments/comment-mutations.ts";
import "./comments/comment-threads.ts";
import "./comments/reaction.ts";
import "./moderation/audit-entry.ts";
import "./moderation/moderation-mutations.ts";
import "./moderation/moderation-queue.ts";
import "./moderation/report-mutations.ts";
import "./moderation/suspension.ts";
import "./lists/list-mutations.ts";
import "./lists/list-item-mutations.ts";
import "./citations/citation.ts";
import "./references/references.ts";
import "./related/related-to.ts";
import "./related/related.ts";
import "./search/search.ts";
import "./search/suggest.ts";
import "./lookup/lookup.ts";
import "./changes/viewer-changes.ts";
import "./tokens/token-mutations.ts";
import "./live/paper-changed.ts";
import "./comments/comment-changed.ts";
import "./feeds/feed-changed.ts";
import "./follows/follow.ts";
import "./claims/claim.ts";
import "./org-members/org-member.ts";
import "./notifications/notification.ts";
import "./saved-searches/saved-search-mutations.ts";
import "./saved-searches/saved-search-feed.ts";
import "./webhooks/webhook-mutations.ts";
import "./digests/digest-mutations.ts";
import "./digests/digest-preview.ts";
import "./digests/digest-statistics-query.ts";
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
