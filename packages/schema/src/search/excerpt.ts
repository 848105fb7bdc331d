import type { MarkedText } from "./highlight.sql.ts";

/** The longest excerpt, in UTF-16 code units. */
export const EXCERPT = 240;
/** How much of it stands before the first mark. */
const BEFORE = 60;

/** The part of a text around its first mark, cut between words; the whole text where it is short. */
export function excerptOf({ text, marks }: MarkedText): MarkedText {
  if (text.length <= EXCERPT) return { text, marks };
  const first = marks[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : wordAfter(text, first - BEFORE, first);
  const to =
    from + EXCERPT >= text.length ? text.length : wordEndBefore(text, from + EXCERPT, from);
  return {
    text: text.slice(from, to),
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from, end: end - from })),
  };
}

/** Where a word begins at or after a place, before `latest`; the place itself where none does. */
function wordAfter(text: string, place: number, latest: number): number {
  const space = text.indexOf(" ", place - 1);
  return space === -1 || space >= latest ? whole(text, place) : space + 1;
}

/** Where a word ends at or before a place, after `earliest`; the place itself where none does. */
function wordEndBefore(text: string, place: number, earliest: number): number {
  const space = text.lastIndexOf(" ", place);
  return space <= earliest ? whole(text, place) : space;
}

/** The place, or the one before where it would cut a character in two. */
function whole(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text[place] ?? "") ? place - 1 : place;
}
