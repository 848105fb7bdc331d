import type { WebhookEvent } from "../../generated/client/enums.ts";

/** What a webhook can be told of, by the name that stands in a delivery's `type`. */
export const EVENT_NAMES = {
  PAPER_SUBMITTED: "paper.submitted",
  PAPER_TRENDING: "paper.trending",
  COMMENT_CREATED: "comment.created",
  VOTE_THRESHOLD: "vote.threshold",
  PING: "ping",
} as const satisfies Record<WebhookEvent, string>;

/** What one can subscribe to: everything but the test. */
export type SubscribedEvent = Exclude<WebhookEvent, "PING">;

/** How many webhooks a person may have. */
export const MAX_WEBHOOKS = 20;

/** How many authors, orgs, lists and papers one may be about. */
export const MAX_SUBJECTS = 50;

/** How many categories, and how many keywords. */
export const MAX_TERMS = 20;

/** Among how many papers one trends at most. */
export const MAX_PLACES = 100;

/** Votes and places, unless told otherwise. */
export const DEFAULT_NUMBER = 10;

/** For how many hours the secret before the last still signs. */
export const FORMER_SECRET_HOURS = 24;
