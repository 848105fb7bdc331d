import { MAX_COST } from "@paperround/schema/cost";
import { limit, setting, wholeNumber } from "./setting.ts";

/** How much one person, token or address may do. */
export const LIMIT_SETTINGS = {
  LIMIT_REQUESTS: limit(600, "Requests a minute of one person, or of one address signed out."),
  LIMIT_COST: limit(
    120_000,
    "What the operations of one person, or of one token, may cost a minute, in objects that they could return.",
    MAX_COST,
  ),
  LIMIT_COST_ANONYMOUS: limit(
    60_000,
    "What the operations of one address may cost a minute, signed out.",
    MAX_COST,
  ),
  LIMIT_WRITES: limit(120, "Votes, saves and other changes a minute by one person."),
  LIMIT_COMMENTS: limit(60, "Comments written or edited an hour by one person."),
  LIMIT_SUBMISSIONS: limit(50, "Papers submitted a day by one person."),
  LIMIT_NEWCOMER_SUBMISSIONS: limit(
    5,
    "Papers submitted in 24 hours by one person who is new, counted in the database. Editors are never new.",
  ),
  NEWCOMER_DAYS: setting({
    read: wholeNumber(0, 3650, 7),
    meaning: "For how many days after joining somebody is new.",
    allowed: "a whole number from 0 to 3650",
    fallback: "`7`",
    example: "1",
  }),
  NEWCOMER_LISTED: setting({
    read: wholeNumber(0, 1000, 3),
    meaning: "Until how many of their papers have been listed somebody is new, too.",
    allowed: "a whole number from 0 to 1000",
    fallback: "`3`",
    example: "0",
  }),
  LIMIT_SIGN_IN_CODES: limit(
    6,
    "Codes mailed an hour to one email address; four times as many for one network address.",
  ),
  LIMIT_SIGN_INS: limit(
    20,
    "Attempts to sign in an hour for one email address; four times as many from one network address.",
  ),
  LIMIT_SUBSCRIPTIONS: limit(
    10,
    "Subscriptions of one person that are open at once; four times as many of one address signed out.",
  ),
  LIMIT_ALL_SUBSCRIPTIONS: limit(1_000, "Subscriptions that one process holds open at once."),
  SUBSCRIPTION_SECONDS: limit(
    3_600,
    "For how long a subscription stays open, in seconds, until its client has to begin it again.",
  ),
};
