import type { RelatedReason } from "./related-reason.ts";

/** Says a reason in English. */
export function sayReason({ kind, count, names, citation }: RelatedReason): string {
  switch (kind) {
    case "READERS":
      return count === 1 ? "a reader keeps both" : `${count} readers keep both`;
    case "CITATIONS":
      if (citation === "CITES") return "cites it";
      if (citation === "CITED") return "is cited by it";
      return count === 1 ? "both cite one work" : `both cite ${count} works`;
    case "KEYWORDS":
      return `both on ${enumerate(names)}`;
    case "AUTHORS":
      return count === 1 ? "an author in common" : `${count} authors in common`;
    case "WORDING":
      return names.length === 0 ? "similar wording" : `both speak of ${enumerate(names)}`;
    case "MEANING":
      return "close in meaning";
  }
}

/** `a`, `a and b`, `a, b and c`. */
function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
