import type { BadgeFace } from "../../messages.ts";

/** One part of the badge, left to right. */
export interface BadgePart {
  kind: "votes" | "comments" | "saved" | "words";
  text: string;
  /** Whether it is the viewer's own vote: the only thing the accent colour means. */
  isMine: boolean;
  isQuiet: boolean;
}

/** What the badge shows, and what a screen reader says for it. */
export function badgeWords(face: BadgeFace): { parts: BadgePart[]; label: string } {
  switch (face.kind) {
    case "known":
      return knownWords(face);
    case "unknown":
      return words("Be the first", "not on the list yet");
    case "not-asked":
      return words("Paperround", "look-ups are off");
    case "unreachable":
      return words("offline", "the server cannot be reached");
  }
}

function knownWords(face: Extract<BadgeFace, { kind: "known" }>) {
  const { upvotes, comments, voted, saved } = face;
  const parts: BadgePart[] = [];
  const said: string[] = [];
  if (upvotes !== null) {
    parts.push({ kind: "votes", text: String(upvotes), isMine: voted, isQuiet: false });
    said.push(`${counted(upvotes, "upvote")}${voted ? ", yours among them" : ""}`);
  } else if (voted) {
    parts.push({ kind: "votes", text: "", isMine: true, isQuiet: false });
    said.push("upvoted by you");
  }
  if (comments !== null) {
    const text = counted(comments, "comment");
    parts.push({ kind: "comments", text, isMine: false, isQuiet: comments === 0 });
    said.push(text);
  }
  if (saved) {
    parts.push({ kind: "saved", text: "✓", isMine: false, isQuiet: false });
    said.push("saved");
  }
  return { parts, label: label(said.join(", ")) };
}

function words(text: string, said: string): { parts: BadgePart[]; label: string } {
  return { parts: [{ kind: "words", text, isMine: false, isQuiet: true }], label: label(said) };
}

function label(said: string): string {
  return `Paperround: ${said}. Open the panel`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
