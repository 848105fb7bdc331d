import { analysePaper } from "../analyse-paper.ts";
import { KeepGatherer } from "../keeps/keep-gatherer.ts";
import type { IndexContents } from "../memory-paper-index.ts";
import type { IndexedPaper, PaperReader } from "../paper-engine.ts";
import { buildSegment } from "../segment/build-segment.ts";
import { Forward } from "../segment/forward.ts";
import { sourceOfGathered } from "../segment/source.ts";

/** A paper and who keeps it. */
export interface KeptPaper extends IndexedPaper {
  readers?: readonly PaperReader[];
}

/** Builds an index of papers that come one after the other; of two with one key the later counts. */
export class IndexBuilder {
  readonly #forward = new Forward();
  readonly #keeps = new KeepGatherer();
  readonly #places = new Map<number, number>();
  readonly #replaced: number[] = [];

  add(paper: KeptPaper): void {
    const earlier = this.#places.get(paper.key);
    if (earlier !== undefined) this.#replaced.push(earlier);
    this.#places.set(paper.key, this.#forward.add(analysePaper(paper)));
    if (paper.readers) this.#keeps.add(paper.key, paper.readers);
  }

  finish(): IndexContents {
    const dead = new Uint8Array(this.#forward.keys.length);
    for (const place of this.#replaced) dead[place] = 1;
    return {
      segment: buildSegment([sourceOfGathered(this.#forward.view(), dead)]),
      keeps: this.#keeps.pack(),
    };
  }
}
