import type { AnalysedPaper } from "../analyse-paper.ts";
import { GrowingArray } from "./growing-array.ts";

/** Texts and their numbers, in the order in which they came. */
class Lexicon {
  readonly texts: string[] = [];
  readonly #ids = new Map<string, number>();

  /** The number of a text, which is given one when it is new. */
  idOf(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      // Cut out of a larger text it would keep that in memory.
      const own = Buffer.from(text).toString();
      this.texts.push(own);
      this.#ids.set(own, id);
    }
    return id;
  }

  /** The number of a text; undefined where it is not. */
  find(text: string): number | undefined {
    return this.#ids.get(text);
  }
}

/** Papers as they were gathered: plain data, which can be sent to a worker thread. */
export interface GatheredPapers {
  formTexts: readonly string[];
  markTexts: readonly string[];
  keys: readonly number[];
  titleEnds: readonly number[];
  headEnds: readonly number[];
  sequence: Uint32Array;
  sequenceEnds: readonly number[];
  markValues: Uint32Array;
  markEnds: readonly number[];
}

/** Papers that are being gathered, before they are put in order. */
export class Forward {
  readonly forms = new Lexicon();
  readonly marks = new Lexicon();
  readonly keys: number[] = [];
  readonly titleEnds: number[] = [];
  readonly headEnds: number[] = [];
  readonly sequence = new GrowingArray();
  readonly sequenceEnds: number[] = [];
  readonly markValues = new GrowingArray();
  readonly markEnds: number[] = [];

  /** @returns the paper's place */
  add(paper: AnalysedPaper): number {
    for (const form of paper.forms) this.sequence.push(this.forms.idOf(form));
    for (const mark of paper.marks) this.markValues.push(this.marks.idOf(mark));
    this.sequenceEnds.push(this.sequence.length);
    this.markEnds.push(this.markValues.length);
    this.titleEnds.push(paper.titleEnd);
    this.headEnds.push(paper.headEnd);
    return this.keys.push(paper.key) - 1;
  }

  /** What was gathered; views that the next paper may leave behind. */
  view(): GatheredPapers {
    return {
      formTexts: this.forms.texts,
      markTexts: this.marks.texts,
      keys: this.keys,
      titleEnds: this.titleEnds,
      headEnds: this.headEnds,
      sequence: this.sequence.view(),
      sequenceEnds: this.sequenceEnds,
      markValues: this.markValues.view(),
      markEnds: this.markEnds,
    };
  }

  /** A copy of it, as it is now. */
  copy(): GatheredPapers {
    return structuredClone(this.view());
  }
}
