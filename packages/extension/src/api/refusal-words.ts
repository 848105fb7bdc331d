import type { TextKey } from "../locales/catalogue.ts";
import type { Failure } from "../result.ts";
import { language, t } from "../text.ts";

type RefusalKey = Extract<TextKey, `refusals.${string}`>;

/** What each code means, whatever was asked. Signed out and too many are failures of their own kind. */
const MEANINGS: ReadonlyMap<string, RefusalKey> = new Map([
  ["CONFLICT", "refusals.conflict"],
  ["FORBIDDEN", "refusals.forbidden"],
  ["INVALID_INPUT", "refusals.invalid"],
  ["MAIL_NOT_SENT", "refusals.mailNotSent"],
  ["MISSING_SCOPE", "refusals.forbidden"],
  ["NOT_FOUND", "refusals.notFound"],
  ["SOURCE_UNAVAILABLE", "refusals.sourceUnavailable"],
  ["SUSPENDED", "refusals.suspended"],
  ["WRONG_CODE", "refusals.wrongCode"],
]);

/** Where what was asked says more: by operation and code. */
const CLOSER: ReadonlyMap<string, RefusalKey> = new Map([
  ["DeleteComment CONFLICT", "refusals.commentChanged"],
  ["EditComment CONFLICT", "refusals.commentChanged"],
  ["SubmitPaper CONFLICT", "refusals.declined"],
  ["SubmitPaper NOT_FOUND", "refusals.noSource"],
]);

/**
 * Puts a refusal into the reader's language. The server's sentences are English, and say more than a code can: who reads
 * English gets them as they are, and others get them quoted where they carry what nobody here can know.
 * @param operation the name of what was asked
 */
export function inReadersLanguage(operation: string, failure: Failure): Failure {
  if (/^en\b/.test(language())) return failure;
  if (failure.kind === "rate-limited" && failure.message !== undefined) {
    return { ...failure, message: t("refusals.enough", { said: failure.message }) };
  }
  if (failure.kind !== "refused") return failure;
  const key = meaningOf(operation, failure.code);
  // A newer server may have a code that is not known here.
  return key ? { ...failure, message: t(key, { said: failure.message }) } : failure;
}

/** The text for a code; undefined when it has none. */
export function meaningOf(operation: string, code: string): RefusalKey | undefined {
  return CLOSER.get(`${operation} ${code}`) ?? MEANINGS.get(code);
}
