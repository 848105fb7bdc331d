import type { Failure } from "../result.ts";
import { language, t } from "../text.ts";

/** A failure in words: what happened, and what to do about it. */
export interface FailureWords {
  title: string;
  advice: string;
  /** What a button can do about it. */
  remedy: "retry" | "options" | "none";
}

const HOUR = 3_600_000;

/** @param now in milliseconds since 1970, for waits */
export function failureWords(failure: Failure, now: number): FailureWords {
  switch (failure.kind) {
    case "unreachable":
      return {
        title: t("failures.unreachable"),
        advice: t("failures.unreachableAdvice", { server: hostOf(failure.server) }),
        remedy: "retry",
      };
    case "incompatible":
      return {
        title: t("failures.incompatible"),
        advice: t("failures.incompatibleAdvice", { server: hostOf(failure.server) }),
        remedy: "options",
      };
    case "rate-limited":
      if (failure.message !== undefined && failure.retryAt - now > HOUR) {
        return { title: t("failures.enoughForToday"), advice: failure.message, remedy: "none" };
      }
      return {
        title: t("failures.tooMuch"),
        advice:
          failure.retryAt > now
            ? t("failures.tooMuchAdvice", { when: inWords(failure.retryAt - now) })
            : t("failures.tooMuchAdviceNow"),
        remedy: "retry",
      };
    case "signed-out":
      return {
        title: t(failure.hadSession ? "failures.sessionEnded" : "failures.notSignedIn"),
        advice: t("failures.signInAdvice"),
        remedy: "none",
      };
    case "refused":
      return { advice: failure.message, ...refusalWords(failure.code) };
    case "waiting":
      return {
        title: t("failures.waiting"),
        advice: t("failures.waitingAdvice"),
        remedy: "none",
      };
    case "broken":
      return {
        title: t("failures.broken"),
        advice: failure.requestId
          ? t("failures.brokenAdviceWithId", { id: failure.requestId })
          : t("failures.brokenAdvice"),
        remedy: "retry",
      };
  }
}

/** What kind of no it is; the server's own sentence says the rest. */
function refusalWords(code: string): Pick<FailureWords, "title" | "remedy"> {
  switch (code) {
    case "NOT_FOUND":
      return { title: t("failures.notFound"), remedy: "none" };
    case "NOT_KEPT":
      return { title: t("failures.notKept"), remedy: "retry" };
    case "SOURCE_UNAVAILABLE":
      return { title: t("failures.sourceUnavailable"), remedy: "retry" };
    default:
      return { title: t("failures.refused"), remedy: "none" };
  }
}

/** `in 40 seconds`, `in 3 minutes`, as the reader's language says it. */
export function inWords(milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(language());
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 90) return format.format(seconds, "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? format.format(minutes, "minute")
    : format.format(Math.ceil(minutes / 60), "hour");
}

/** The server as a person knows it: without the protocol. */
export function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, "");
}
