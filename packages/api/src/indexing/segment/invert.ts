import type { Postings, Rows } from "./segment.ts";
import { sharedUint16, sharedUint32, sharedUint8 } from "./shared-arrays.ts";

/** What one word of title or keywords counts; one of the abstract counts 1. */
export const HEAD_WEIGHT = 2;
export const MOST_WEIGHT = 255;
export const MOST_LENGTH = 65_535;

/** Which papers are about which stems, and how much. */
export function invertWords(
  { offsets, values }: Rows,
  headEnds: Uint16Array,
  stemOfForm: Uint32Array,
  stems: number,
): { postings: Postings; weights: Uint8Array; lengths: Uint16Array } {
  const weightOf = new Uint32Array(stems);
  const distinct = new Uint32Array(MOST_LENGTH);
  const lengths = sharedUint16(headEnds.length);

  /** Calls back for each stem of the paper, whose weight then stands in `weightOf`. */
  const eachStem = (paper: number, visit: (stem: number, weight: number) => void): void => {
    const from = offsets[paper] ?? 0;
    const end = offsets[paper + 1] ?? 0;
    const headEnd = from + (headEnds[paper] ?? 0);
    let count = 0;
    for (let at = from; at < end; at += 1) {
      const stem = stemOfForm[values[at] ?? 0] ?? 0;
      const before = weightOf[stem] ?? 0;
      if (before === 0) {
        distinct[count] = stem;
        count += 1;
      }
      weightOf[stem] = before + (at < headEnd ? HEAD_WEIGHT : 1);
    }
    for (let index = 0; index < count; index += 1) {
      const stem = distinct[index] ?? 0;
      visit(stem, Math.min(weightOf[stem] ?? 0, MOST_WEIGHT));
      weightOf[stem] = 0;
    }
  };

  const starts = sharedUint32(stems + 1);
  for (let paper = 0; paper < headEnds.length; paper += 1) {
    let length = 0;
    eachStem(paper, (stem, weight) => {
      starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
      length += weight;
    });
    lengths[paper] = Math.min(length, MOST_LENGTH);
  }
  accumulate(starts);
  const papers = sharedUint32(starts[stems] ?? 0);
  const weights = sharedUint8(papers.length);
  const next = starts.slice();
  for (let paper = 0; paper < headEnds.length; paper += 1) {
    eachStem(paper, (stem, weight) => {
      const at = next[stem] ?? 0;
      papers[at] = paper;
      weights[at] = weight;
      next[stem] = at + 1;
    });
  }
  return { postings: { offsets: starts, papers }, weights, lengths };
}

/** Which papers have which marks. */
export function invertMarks({ offsets, values }: Rows, marks: number): Postings {
  const starts = sharedUint32(marks + 1);
  for (const mark of values) starts[mark + 1] = (starts[mark + 1] ?? 0) + 1;
  accumulate(starts);
  const papers = sharedUint32(values.length);
  const next = starts.slice();
  for (let paper = 0; paper + 1 < offsets.length; paper += 1) {
    const end = offsets[paper + 1] ?? 0;
    for (let at = offsets[paper] ?? 0; at < end; at += 1) {
      const mark = values[at] ?? 0;
      const to = next[mark] ?? 0;
      papers[to] = paper;
      next[mark] = to + 1;
    }
  }
  return { offsets: starts, papers };
}

/** How often each value stands in the rows. */
export function countValues({ values }: Rows, distinct: number): Uint32Array {
  const counts = sharedUint32(distinct);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function accumulate(starts: Uint32Array): void {
  for (let index = 1; index < starts.length; index += 1)
    starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
}
