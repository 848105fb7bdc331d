import type { BadgeFace, BadgeLook, BadgePart } from "../../badge-look.ts";
import { language, t } from "../../text.ts";

/** A face in the reader's words. The background makes it: pages load no texts. */
export function badgeLook(face: BadgeFace): BadgeLook {
  return {
    kind: face.kind,
    before: `${t("manifest.name")}: `,
    after: `. ${t("badge.open")}`,
    parts: badgeWords(face),
    language: language(),
  };
}

/** What the badge shows, and what a screen reader says for it. */
export function badgeWords(face: BadgeFace): BadgePart[] {
  switch (face.kind) {
    case "known":
      return knownWords(face);
    case "unknown":
      return [words(t("badge.unknown"), t("badge.unknownSaid"))];
    case "no-id":
      return [words(t("badge.notAsked"), t("badge.noIdSaid"))];
    case "not-asked":
      return [words(t("badge.notAsked"), t("badge.notAskedSaid"))];
    case "unreachable":
      return [words(t("badge.unreachable"), t("badge.unreachableSaid"))];
  }
}

function knownWords(face: Extract<BadgeFace, { kind: "known" }>): BadgePart[] {
  const { upvotes, comments, voted, saved, waiting } = face;
  const parts: BadgePart[] = [];
  if (upvotes !== null) {
    const count = { count: upvotes };
    const said = voted ? t("badge.upvotesWithMine", count) : t("badge.upvotes", count);
    const text = upvotes.toLocaleString(language());
    parts.push({ kind: "votes", text, said: ` ${said}`, isMine: voted });
  } else if (voted) {
    parts.push({ kind: "votes", text: "", said: t("badge.votedByYou"), isMine: true });
  }
  if (comments !== null) {
    const text = t("badge.comments", { count: comments });
    parts.push({ kind: "comments", text, said: "", isMine: false });
  }
  if (saved) parts.push({ kind: "saved", text: "", said: t("badge.saved"), isMine: false });
  if (waiting) {
    parts.push({ kind: "waiting", text: "", said: t("badge.waiting"), isMine: false });
  }
  return parts;
}

function words(text: string, said: string): BadgePart {
  return { kind: "words", text, said: `: ${said}`, isMine: false };
}
