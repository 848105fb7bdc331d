import type { TextRun } from "../../card-views.ts";

/**
 * Cuts a text at its marks. Marks that are out of place, overlap or run over the end, as only a broken server
 * sends them, are passed over: every letter stands in exactly one piece.
 */
export function textRuns(text: string, marks: { start: number; end: number }[]): TextRun[] {
  const runs: TextRun[] = [];
  let place = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > place) runs.push({ text: text.slice(place, end), isMarked });
    place = end;
  };
  for (const { start, end } of marks) {
    const fits = Number.isInteger(start) && Number.isInteger(end) && start >= place && end > start;
    if (!fits || end > text.length) continue;
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return runs;
}
