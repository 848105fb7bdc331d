import type { BadgeFace } from "../../messages.ts";

/** One part of the badge, left to right. */
export interface BadgePart {
  kind: "votes" | "comments" | "saved" | "words";
  /** What is seen, beside the sign that the look draws for its kind. */
  text: string;
  /** What a screen reader says after it. */
  said: string;
  /** Whether it is the viewer's own vote: the only thing the accent colour means. */
  isMine: boolean;
}

/** What the badge shows, and what a screen reader says for it. */
export function badgeWords(face: BadgeFace): BadgePart[] {
  switch (face.kind) {
    case "known":
      return knownWords(face);
    case "unknown":
      return [words("Be the first", ": not on the list yet")];
    case "not-asked":
      return [words("Not looked up", ": open the panel to see")];
    case "unreachable":
      return [words("Offline", ": the server cannot be reached")];
  }
}

function knownWords(face: Extract<BadgeFace, { kind: "known" }>): BadgePart[] {
  const { upvotes, comments, voted, saved } = face;
  const parts: BadgePart[] = [];
  if (upvotes !== null) {
    const said = ` ${upvotes === 1 ? "upvote" : "upvotes"}${voted ? ", yours among them" : ""}`;
    parts.push({ kind: "votes", text: String(upvotes), said, isMine: voted });
  } else if (voted) {
    parts.push({ kind: "votes", text: "", said: "upvoted by you", isMine: true });
  }
  if (comments !== null) {
    const text = `${comments} ${comments === 1 ? "comment" : "comments"}`;
    parts.push({ kind: "comments", text, said: "", isMine: false });
  }
  if (saved) parts.push({ kind: "saved", text: "", said: "saved", isMine: false });
  return parts;
}

function words(text: string, said: string): BadgePart {
  return { kind: "words", text, said, isMine: false };
}
