/** A part of a person's export: the rows of one table that are theirs. */
export interface PersonalTable {
  table: string;
  /** The column that says whose a row is. */
  person: string;
  /** By which its rows are read page by page: their key beside the person, with its types. */
  key: Readonly<Record<string, "int" | "text" | "reaction">>;
  /** What is nobody's to read: secrets, and what keeps this program's books. */
  omit?: readonly string[];
  /** Whether its rows are of papers, whose titles and ids are told with them. */
  ofPapers?: boolean;
  /** What stands in other tables and is told with a row: an object, in SQL. */
  also?: string;
}

/** What is told of a paper, in SQL: enough to find it anywhere. */
export function paperTold(id: string): string {
  return `(
    SELECT jsonb_build_object('title', title, 'ids', (
      SELECT coalesce(jsonb_agg(lower(scheme::text) || ':' || value ORDER BY scheme, value), '[]') FROM paper_ids
      WHERE paper_ids.paper_id = papers.id
    )) FROM papers WHERE papers.id = ${id}
  )`;
}

const BOOKS = ["changed_in", "change_seq", "origin_paper_id", "note_key", "tags_key"];

/**
 * Everything here that is a person's own, by its name in their export. A table with a column that refers to a person
 * stands here or in {@link NOT_EXPORTED}: a test reads the database's catalogue and says so.
 */
export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  person: { table: "people", person: "id", key: { id: "text" } },
  accounts: {
    table: "accounts",
    person: "user_id",
    key: { id: "text" },
    omit: ["access_token", "refresh_token", "id_token", "password"],
  },
  sessions: { table: "sessions", person: "user_id", key: { id: "text" }, omit: ["token"] },
  tokens: { table: "tokens", person: "user_id", key: { id: "int" }, omit: ["hash"] },
  lists: { table: "lists", person: "owner_id", key: { id: "int" }, omit: BOOKS },
  listItems: {
    table: "list_items",
    person: "owner_id",
    key: { list_id: "int", paper_id: "int" },
    omit: BOOKS,
    ofPapers: true,
  },
  votes: {
    table: "votes",
    person: "user_id",
    key: { paper_id: "int" },
    omit: BOOKS,
    ofPapers: true,
  },
  submissions: {
    table: "submissions",
    person: "submitter_id",
    key: { id: "int" },
    omit: ["origin_paper_id", "decided_by_id"],
    ofPapers: true,
  },
  secondings: {
    table: "secondings",
    person: "user_id",
    key: { submission_id: "int" },
    also: `(SELECT jsonb_build_object(
      'submission', jsonb_build_object('day', submission.day, 'status', submission.status), 'paper', ${paperTold("submission.paper_id")}
    ) FROM submissions submission WHERE submission.id = row.submission_id)`,
  },
  comments: {
    table: "comments",
    person: "author_id",
    key: { id: "int" },
    omit: ["origin_paper_id", "body_html", "renderer"],
    ofPapers: true,
  },
  reactions: {
    table: "comment_reactions",
    person: "user_id",
    key: { comment_id: "int", reaction: "reaction" },
  },
  mentions: { table: "comment_mentions", person: "user_id", key: { comment_id: "int" } },
  reports: {
    table: "reports",
    person: "reporter_id",
    key: { id: "int" },
    omit: ["decided_by_id"],
    ofPapers: true,
  },
  savedSearches: {
    table: "saved_searches",
    person: "user_id",
    key: { id: "int" },
    omit: ["words", "key_word", "feed_hash"],
  },
  follows: { table: "follows", person: "user_id", key: { id: "int" } },
  authorClaims: {
    table: "author_claims",
    person: "user_id",
    key: { id: "int" },
    omit: ["decided_by_id"],
  },
  orgMemberships: {
    table: "org_memberships",
    person: "user_id",
    key: { org_id: "int" },
    omit: ["changed_by_id"],
  },
  webhooks: {
    table: "webhooks",
    person: "owner_id",
    key: { id: "int" },
    omit: ["secret", "former_secret"],
  },
  notifications: { table: "notifications", person: "user_id", key: { id: "int" } },
  digestSubscriptions: {
    table: "digest_subscriptions",
    person: "user_id",
    key: { id: "int" },
    omit: ["link_version", "revision"],
    also: `jsonb_build_object('issues', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('day', issue.period, 'state', issue.state, 'sentAt', issue.sent_at,
        'papers', (SELECT coalesce(jsonb_agg(title), '[]') FROM papers WHERE papers.id = ANY(issue.paper_ids))
      ) ORDER BY issue.period), '[]') FROM digest_issues issue WHERE issue.subscription_id = row.id
    ))`,
  },
};

/** Columns that refer to a person and are in no export, and why. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  "lists.reading_list_of": "The same person as the list's owner.",
  "shadowed_votes.user_id": "Stands behind a vote that is exported.",
  "submissions.decided_by_id": "An editor's work, not theirs.",
  "merges.decided_by_id": "A moderator's work, not theirs.",
  "merges.undone_by_id": "A moderator's work, not theirs.",
  "merge_candidates.decided_by_id": "A moderator's work, not theirs.",
  "disputed_ids.decided_by_id": "A moderator's work, not theirs.",
  "reports.person_id": "What others told the moderators, which could tell who.",
  "reports.decided_by_id": "A moderator's work, not theirs.",
  "audit_entries.actor_id": "A moderator's work, not theirs.",
  "authors.person_id": "Follows from a claim, which is exported.",
  "author_claims.decided_by_id": "A moderator's work, not theirs.",
  "org_memberships.changed_by_id": "What an org's admins did.",
  "muted_notifications.user_id": "A setting that their profile shows.",
  "idempotency_keys.user_id": "This program's books, for a day.",
  "tombstones.user_id": "What is no more.",
};

/**
 * Columns that refer to a person without the database knowing of it, and what happens to their rows when the person
 * goes. The database sees to all others: a test says that each is cascaded or set to null.
 */
export const UNTIED_COLUMNS: Readonly<
  Record<string, "delete" | "set null" | "with its parent" | "kept">
> = {
  "list_items.owner_id": "with its parent",
  "lists.reading_list_of": "with its parent",
  "merges.decided_by_id": "set null",
  "merges.undone_by_id": "set null",
  "merge_candidates.decided_by_id": "set null",
  "disputed_ids.decided_by_id": "set null",
  "tombstones.user_id": "delete",
  // What was done with more than a member's rights stays known: nobody leaves to erase it.
  "audit_entries.actor_id": "kept",
};
