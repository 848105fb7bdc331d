/** The text of one entry and where it stands, or only the place when it is too long to be kept. */
export interface EntryText {
  /** Counted from 1: the line, or the place in the file. */
  number: number;
  /** Where it begins, counted from 1. */
  line: number;
  text: string | null;
}

/** How a file is laid out: one value a line, or one list around all of them. */
export type JsonLayout = "lines" | "list";

/**
 * Splits a stream of text into its values without holding more than one of them.
 * @param maxLength longer values are passed over, in characters
 */
export async function* splitJson(
  chunks: AsyncIterable<string>,
  layout: JsonLayout,
  maxLength: number,
): AsyncGenerator<EntryText> {
  const splitter = layout === "lines" ? new LineSplitter(maxLength) : new ListSplitter(maxLength);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Collects the parts of a value, up to the length that is kept. */
class Collector {
  readonly #maxLength: number;
  #parts: string[] = [];
  #length = 0;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  add(part: string): void {
    this.#length += part.length;
    if (this.#length <= this.#maxLength) this.#parts.push(part);
    else this.#parts = [];
  }

  /** The value's text, or null when it was too long; ready for the next one. */
  take(): string | null {
    const text = this.#length <= this.#maxLength ? this.#parts.join("") : null;
    this.#parts = [];
    this.#length = 0;
    return text;
  }
}

class LineSplitter {
  readonly #collector: Collector;
  #line = 1;

  constructor(maxLength: number) {
    this.#collector = new Collector(maxLength);
  }

  *push(chunk: string): Generator<EntryText> {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      this.#collector.add(chunk.slice(start, end));
      start = end + 1;
      yield* this.end();
      this.#line += 1;
    }
    this.#collector.add(chunk.slice(start));
  }

  *end(): Generator<EntryText> {
    const text = this.#collector.take();
    if (text === null || text.trim() !== "") yield { number: this.#line, line: this.#line, text };
  }
}

/** Follows brackets and quotes to find where each value of the list ends. */
class ListSplitter {
  readonly #collector: Collector;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #number = 1;
  #line = 1;
  /** Where the value began that is being read; 0 before it has. */
  #began = 0;

  constructor(maxLength: number) {
    this.#collector = new Collector(maxLength);
  }

  *push(chunk: string): Generator<EntryText> {
    let start = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const character = chunk.charAt(i);
      if (character === "\n") this.#line += 1;
      else if (this.#began === 0 && this.#depth > 0 && character.trim() !== "") {
        this.#began = this.#line;
      }
      if (this.#inString) {
        this.#inString = this.#escaped || character !== '"';
        this.#escaped = !this.#escaped && character === "\\";
        continue;
      }
      if (character === '"') this.#inString = true;
      else if (character === "[" || character === "{") {
        this.#depth += 1;
        // The list's own bracket belongs to no value.
        if (this.#depth === 1) start = i + 1;
      } else if (character === "]" || character === "}") this.#depth -= 1;
      const ends = (this.#depth === 1 && character === ",") || this.#depth === 0;
      if (ends && i >= start) {
        this.#collector.add(chunk.slice(start, i));
        start = i + 1;
        yield* this.#take();
      }
    }
    if (this.#depth > 0) this.#collector.add(chunk.slice(start));
  }

  /** What the file broke off in, if it did. */
  *end(): Generator<EntryText> {
    if (this.#depth === 0) return;
    yield { number: this.#number, line: this.#began || this.#line, text: this.#collector.take() };
  }

  *#take(): Generator<EntryText> {
    const text = this.#collector.take();
    const line = this.#began || this.#line;
    this.#began = 0;
    if (text !== null && text.trim() === "") return;
    yield { number: this.#number, line, text };
    this.#number += 1;
  }
}
