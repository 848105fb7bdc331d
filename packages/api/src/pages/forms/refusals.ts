import type { DeedData } from "../operations/deeds.ts";
import type { Notice } from "../visit.ts";

const STATUS: Readonly<Record<string, number>> = {
  SIGNED_OUT: 401,
  FORBIDDEN: 403,
  SUSPENDED: 403,
  MISSING_SCOPE: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_INPUT: 422,
  WRONG_CODE: 422,
  RATE_LIMITED: 429,
  MAIL_NOT_SENT: 502,
  SOURCE_UNAVAILABLE: 503,
};

/** Why a mutation did nothing, for the page; null: it was done. */
export function refusalOf({ code, message, retryAfterSeconds }: DeedData["result"]): Notice | null {
  if (code === undefined) return null;
  if (code === "SIGNED_OUT") return SIGNED_OUT;
  return {
    status: STATUS[code] ?? 400,
    message: message ?? "That was not done.",
    retryAfterSeconds,
  };
}

/** The API's own words for it are of tokens. */
export const SIGNED_OUT: Notice = {
  status: 401,
  message: "You are not signed in any more, so nothing was changed. Sign in and do it again.",
  needsSignIn: true,
};

/** Too old, of another session, or of another site. */
export const STALE_FORM: Notice = {
  status: 403,
  message:
    "This form is too old or was not sent from this page, so nothing was changed. Here is a new one: please try again.",
};
