import type { BadgePlace } from "./badge-place.ts";
import type { Theme } from "./theme.ts";

/** What the badge shows, as far as this browser knows it. */
export type BadgeFace =
  /** Counts are null when only the viewer's own vote or save is known. */
  | {
      kind: "known";
      upvotes: number | null;
      comments: number | null;
      voted: boolean;
      saved: boolean;
      /** Something that the reader did with it has not been sent yet. */
      waiting?: boolean;
    }
  | { kind: "unknown" }
  /** Nothing is known without asking, and nothing was asked (look-ups are off) or answered. */
  | { kind: "not-asked" }
  /** The page gives its paper no id: there is nothing that could be looked up without naming it. */
  | { kind: "no-id" }
  | { kind: "unreachable" };

/** A face in words, ready to be drawn: pages are spared the texts, and load less. */
export interface BadgeLook {
  kind: BadgeFace["kind"] | "question";
  /** What a screen reader says before the parts and after them. */
  before: string;
  after: string;
  parts: BadgePart[];
  /** Of the words. */
  language: string;
}

/** One part of the badge, left to right. */
export interface BadgePart {
  kind: "votes" | "comments" | "saved" | "waiting" | "words";
  /** What is seen, beside the sign that the look draws for its kind. */
  text: string;
  /** What a screen reader says after it. */
  said: string;
  /** Whether it is the viewer's own vote: the only thing the accent colour means. */
  isMine: boolean;
}

/** How and where the reader wants what stands on pages. */
export interface PageStyle {
  place: BadgePlace;
  theme: Theme;
}

/** What a badge is told to show, and how. */
export interface PlacedLook extends PageStyle {
  look: BadgeLook;
}

/** What a listing shows beside its papers. */
export interface ListLooks {
  /** One for each paper, in order. */
  looks: BadgeLook[];
  /** Whether papers that nobody here knows may be looked up: the reader decides for each site. */
  lookups: "allowed" | "off" | "ask";
}

/** The same, with what the listing as a whole shows. */
export interface PlacedListLooks extends ListLooks, PageStyle {
  /** The question whether the rest may be looked up. */
  question: BadgeLook;
}
