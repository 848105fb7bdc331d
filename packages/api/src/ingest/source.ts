import type { Clock } from "@paperround/schema/context";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { ReadValidators, Validator } from "./ingest-ports.ts";
import type { PoliteFetch } from "./polite-fetch.ts";

/** Something in a source that is no usable record. */
export interface Refusal {
  /** Where it stands, for a person: `entry 12`, `arXiv 2601.00001`. */
  where: string;
  /** Why it cannot be used, in a sentence. */
  reason: string;
  /** What stood there, as far as it is kept: without people's accounts, cut when it is long. */
  excerpt: string;
}

/** What a source says about one thing that it was asked for or that stood in a file. */
export type SourceEntry = { record: PaperRecord } | Refusal;

/** An answer that the source may be asked about again, to hear only whether it has changed. */
export interface RememberedAnswer {
  url: string;
  validator: Validator;
}

/** What came at once: stored together, before the next one is asked for. */
export interface SourcePage {
  entries: SourceEntry[];
  /** Continues after this page when it is given back; null after the last one. */
  cursor: string | null;
  /** How many entries there are on all pages, where the source says so. */
  total?: number;
  /** How much of a file has been read, from 0 to 1, where nobody knows how many entries it has. */
  fraction?: number;
  /** Entries that the source did not send again because they are as they were the last time. */
  unchanged?: number;
  /** To be remembered once the page is stored. */
  remember?: RememberedAnswer;
}

/** What a source works with. */
export interface SourceContext {
  /** Where a former run stopped; null for the beginning. */
  cursor: string | null;
  politeFetch: PoliteFetch;
  clock: Clock;
  signal: AbortSignal;
  /** What is remembered of former answers; absent when nothing is to be. */
  validators?: ReadValidators;
}

/**
 * Fetches and maps, nothing else. One page is in memory at a time; an entry that cannot be used is a
 * {@link Refusal} among the others.
 * @throws SourceUnavailableError when the source cannot be asked, or answers with nothing that it may
 */
export type Source<Options> = (
  options: Options,
  context: SourceContext,
) => AsyncIterable<SourcePage>;
