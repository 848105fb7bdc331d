import { stem } from "../text/stem.ts";
import { sizeOf, textAt } from "./dictionary.ts";
import type { GatheredPapers } from "./forward.ts";
import type { Rows, Segment } from "./segment.ts";

/** Texts that papers refer to by number. */
export interface Texts {
  count: number;
  text(id: number): string;
  /** The numbers in the order of their texts. */
  sorted(): ArrayLike<number>;
}

/** Where the papers of a new segment come from. */
export interface Source {
  keys: ArrayLike<number>;
  /** 1 for a paper that is left out. */
  dead: Uint8Array;
  forms: Texts;
  stem(form: number): string;
  sequences: Rows;
  titleEnds: ArrayLike<number>;
  headEnds: ArrayLike<number>;
  marks: Texts;
  markRows: Rows;
}

/** The papers of a segment that are still there. */
export function sourceOfSegment(segment: Segment, dead: Uint8Array): Source {
  const { forms, marks, stems, stemOfForm } = segment;
  const texts = (dictionary: typeof forms): Texts => {
    const count = sizeOf(dictionary);
    return {
      count,
      text: (id) => textAt(dictionary, id),
      sorted: () => Uint32Array.from({ length: count }, (_, id) => id),
    };
  };
  return {
    ...segment,
    dead,
    forms: texts(forms),
    marks: texts(marks),
    stem: (form) => textAt(stems, stemOfForm[form] ?? 0),
  };
}

/** The papers that were gathered and are still there. */
export function sourceOfGathered(gathered: GatheredPapers, dead: Uint8Array): Source {
  const texts = (list: readonly string[]): Texts => ({
    count: list.length,
    text: (id) => list[id] ?? "",
    sorted: () => {
      const order = [...list.keys()];
      // No collation: a dictionary is sorted as JavaScript compares.
      return order.sort((a, b) => ((list[a] ?? "") < (list[b] ?? "") ? -1 : 1));
    },
  });
  return {
    keys: gathered.keys,
    dead,
    forms: texts(gathered.formTexts),
    marks: texts(gathered.markTexts),
    stem: (form) => stem(gathered.formTexts[form] ?? ""),
    sequences: rowsOf(gathered.sequenceEnds, gathered.sequence),
    titleEnds: gathered.titleEnds,
    headEnds: gathered.headEnds,
    markRows: rowsOf(gathered.markEnds, gathered.markValues),
  };
}

function rowsOf(ends: readonly number[], values: Uint32Array): Rows {
  return { offsets: Uint32Array.from([0, ...ends]), values };
}
