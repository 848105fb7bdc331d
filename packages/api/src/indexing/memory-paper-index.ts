import { analysePaper, foldKeyword, MARK } from "./analyse-paper.ts";
import type { AnalysedPaper } from "./analyse-paper.ts";
import { IndexBuilder } from "./build/index-builder.ts";
import type { Corpus } from "./corpus.ts";
import { locate } from "./corpus.ts";
import { ReaderKeeps } from "./keeps/reader-keeps.ts";
import type { PackedKeeps } from "./keeps/reader-keeps.ts";
import type {
  IndexedPaper,
  Keep,
  KeywordSuggestion,
  Neighbour,
  PaperEngine,
  PaperReader,
  RelatedQuestion,
  SearchAnswer,
  SearchQuestion,
} from "./paper-engine.ts";
import { RelatedFinder } from "./related/find-related.ts";
import { KeptAnswers } from "./related/kept-answers.ts";
import { Searcher } from "./search/search-papers.ts";
import { BasePart } from "./segment/base-part.ts";
import { buildSegment } from "./segment/build-segment.ts";
import { Delta } from "./segment/delta.ts";
import type { GatheredPapers } from "./segment/forward.ts";
import type { Segment } from "./segment/segment.ts";
import { sourceOfGathered, sourceOfSegment } from "./segment/source.ts";

/** All that an index holds, as it is written to disk. */
export interface IndexContents {
  segment: Segment;
  keeps: PackedKeeps;
}

/** What is to be made one segment, each part with the papers that were removed from it. Can be sent to a worker thread. */
export interface MergeTask {
  base: { segment: Segment; dead: Uint8Array };
  delta: { papers: GatheredPapers; dead: Uint8Array };
}

/** Makes one segment of the large part and the small one: pure, for a worker thread or for here. */
export function mergeSegments({ base, delta }: MergeTask): Segment {
  return buildSegment([
    sourceOfSegment(base.segment, base.dead),
    sourceOfGathered(delta.papers, delta.dead),
  ]);
}

/** A paper index in this process. It is never half changed: each method ends what it begins. */
export class MemoryPaperIndex implements PaperEngine {
  #base: BasePart;
  #delta = new Delta();
  readonly #keeps: ReaderKeeps;
  readonly #related = new RelatedFinder();
  readonly #answers = new KeptAnswers();
  readonly #searcher = new Searcher();
  #size: number;
  #length = 0;
  /** What changed since a merge began; null while there is none. */
  #changed: Map<number, AnalysedPaper | null> | null = null;

  private constructor({ segment, keeps }: Partial<IndexContents>) {
    this.#base = new BasePart(segment ?? buildSegment([]));
    this.#keeps = new ReaderKeeps(keeps);
    this.#size = this.#base.size;
    for (const length of this.#base.lengths) this.#length += length;
  }

  /** An index of what was written to disk. */
  static of(contents: IndexContents): MemoryPaperIndex {
    return new MemoryPaperIndex(contents);
  }

  /** An index of these papers; of two with one key the later counts. */
  static build(papers: Iterable<IndexedPaper>): MemoryPaperIndex {
    const builder = new IndexBuilder();
    for (const paper of papers) builder.add(paper);
    return new MemoryPaperIndex(builder.finish());
  }

  get size(): number {
    return this.#size;
  }

  /** How many papers came since the last merge: when they are many, it is time for one. */
  get pending(): number {
    return this.#delta.size;
  }

  has(key: number): boolean {
    return locate(this.#corpus(), key) !== null;
  }

  citing(key: number): number[] {
    return [this.#base, this.#delta].flatMap((part) => {
      const found = part.papersWith(MARK.reference + key);
      if (!found) return [];
      const places = [...found.papers.subarray(found.from, found.to)];
      return places.filter((place) => part.dead[place] !== 1).map((place) => part.keyAt(place));
    });
  }

  put(paper: IndexedPaper): void {
    const analysed = analysePaper(paper);
    this.#drop(paper.key);
    this.#add(analysed);
    this.#changed?.set(paper.key, analysed);
  }

  remove(key: number): boolean {
    const wasThere = this.#drop(key);
    if (wasThere) this.#changed?.set(key, null);
    return wasThere;
  }

  setKeep(reader: string, key: number, keep: Keep | null): void {
    this.#answers.forget();
    this.#keeps.set(reader, key, keep);
  }

  setReaders(key: number, readers: readonly PaperReader[]): void {
    this.#answers.forget();
    this.#keeps.setReaders(key, readers);
  }

  related(question: RelatedQuestion): Neighbour[] {
    return this.#answers.of(question, (asked) =>
      this.#related.find(this.#corpus(), this.#keeps, asked),
    );
  }

  search(question: SearchQuestion): SearchAnswer {
    return this.#searcher.search(this.#corpus(), question);
  }

  suggestKeywords(text: string, limit: number): KeywordSuggestion[] {
    const prefix = foldKeyword(text);
    if (prefix === "") return [];
    const found = new Map<string, KeywordSuggestion>();
    for (const part of [this.#base, this.#delta]) {
      part.eachMark(MARK.keyword + prefix, (mark, papers, newest) => {
        const keyword = mark.slice(1);
        const known = found.get(keyword);
        found.set(keyword, {
          keyword,
          papers: papers + (known?.papers ?? 0),
          example: Math.max(newest, known?.example ?? 0),
        });
      });
    }
    return [...found.values()]
      .sort((a, b) => b.papers - a.papers || (a.keyword < b.keyword ? -1 : 1))
      .slice(0, limit);
  }

  /**
   * Makes one segment of everything that is here now, swaps it in, and returns what was here: to be written to disk.
   * What changes meanwhile is kept, and changes the new segment.
   * @param merge `mergeSegments`, here or in a worker thread
   * @throws {Error} when a merge is under way; what `merge` throws leaves the index as it was
   */
  async compact(merge: (task: MergeTask) => Segment | Promise<Segment>): Promise<IndexContents> {
    if (this.#changed) throw new Error("The index is being merged already.");
    const keeps = this.#keeps.pack();
    if (this.#delta.size === 0 && this.#base.removed === 0)
      return { segment: this.#base.segment, keeps };
    const task: MergeTask = {
      base: { segment: this.#base.segment, dead: this.#base.dead.slice() },
      delta: { papers: this.#delta.forward.copy(), dead: this.#delta.dead.slice() },
    };
    this.#changed = new Map();
    try {
      const segment = await merge(task);
      this.#swapIn(segment);
      return { segment, keeps };
    } finally {
      this.#changed = null;
    }
  }

  #swapIn(segment: Segment): void {
    this.#answers.forget();
    const changed = this.#changed ?? new Map<number, AnalysedPaper | null>();
    this.#base = new BasePart(segment);
    this.#delta = new Delta();
    this.#size = this.#base.size;
    this.#length = 0;
    for (const length of segment.lengths) this.#length += length;
    for (const [key, paper] of changed) {
      this.#drop(key);
      if (paper) this.#add(paper);
    }
  }

  #corpus(): Corpus {
    return {
      parts: [this.#base, this.#delta],
      size: this.#size,
      meanLength: this.#size === 0 ? 1 : Math.max(1, this.#length / this.#size),
    };
  }

  #add(paper: AnalysedPaper): void {
    this.#answers.forget();
    this.#delta.add(paper);
    this.#size += 1;
    this.#length += this.#delta.lengths[this.#delta.size - 1] ?? 0;
  }

  #drop(key: number): boolean {
    for (const part of [this.#base, this.#delta]) {
      const place = part.placeOf(key);
      if (place === -1) continue;
      this.#answers.forget();
      this.#size -= 1;
      this.#length -= part.lengths[place] ?? 0;
      return part.remove(key);
    }
    return false;
  }
}
