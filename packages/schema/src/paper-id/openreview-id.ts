import type { ParsedPaperId } from "./scheme.ts";

/** Reads the id of an OpenReview forum (`rJXMpikCZ`). Its case and its `-` and `_` matter. */
export function readOpenReviewId(text: string): ParsedPaperId | null {
  return /^[\w-]{6,32}$/.test(text) ? { scheme: "OPENREVIEW", value: text } : null;
}
