import type { Result } from "./result.ts";

/** Whether the server has nothing of the paper that it was asked about. */
export function isMissing(answer: Result<unknown>): boolean {
  return !answer.ok && answer.failure.kind === "refused" && answer.failure.code === "NOT_FOUND";
}
