import type { TextRun } from "../card-views.ts";

/** A text with what was searched for marked in it: pieces of text, never markup. */
export function MarkedText({ runs }: { runs: TextRun[] }) {
  return (
    <>
      {runs.map(({ text, isMarked }, place) =>
        isMarked ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
      )}
    </>
  );
}
