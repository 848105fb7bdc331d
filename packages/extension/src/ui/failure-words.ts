import type { Failure } from "../messages.ts";

/** A failure in words: what happened, and what to do about it. */
export interface FailureWords {
  title: string;
  advice: string;
  /** What a button can do about it. */
  remedy: "retry" | "options" | "none";
}

/** @param now in milliseconds since 1970, for waits */
export function failureWords(failure: Failure, now: number): FailureWords {
  switch (failure.kind) {
    case "unreachable":
      return {
        title: "The server cannot be reached",
        advice: `${hostOf(failure.server)} does not answer. Is it running, and are you online?`,
        remedy: "retry",
      };
    case "incompatible":
      return {
        title: "The server speaks another language",
        advice: `${hostOf(failure.server)} is no Paperround server, or one of another version. Update the extension or check the address in the options.`,
        remedy: "options",
      };
    case "rate-limited":
      return {
        title: "That was a lot at once",
        advice: `The server asks you to wait. Try again ${inWords(failure.retryAt - now)}.`,
        remedy: "retry",
      };
    case "signed-out":
      return {
        title: failure.hadSession ? "Your session has ended" : "You are not signed in",
        advice: "Sign in with your email address to go on.",
        remedy: "none",
      };
    case "refused":
      return { title: "That did not work", advice: failure.message, remedy: "none" };
    case "broken":
      return {
        title: "Something went wrong at the server",
        advice: failure.requestId
          ? `Try again. If it stays, tell whoever runs the server this number: ${failure.requestId}`
          : "Try again in a while.",
        remedy: "retry",
      };
  }
}

/** `in 40 seconds`, `in 3 minutes`, `now`. */
export function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 0) return "now";
  if (seconds < 90) return `in ${seconds} second${seconds === 1 ? "" : "s"}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}

/** The server as a person knows it: without the protocol. */
export function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, "");
}
