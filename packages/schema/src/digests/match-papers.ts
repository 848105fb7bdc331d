import type { Candidate } from "./candidates.sql.ts";

/** What a reader is told of. */
export interface Wishes {
  keywords: readonly string[];
  categories: readonly string[];
  authorIds: readonly number[];
  orgIds: readonly number[];
  /** Also what comes of those that this person follows. */
  followed: boolean;
  minVotes: number;
  /** In milliseconds: what came before is no news. */
  newSince: number;
}

/** Authors, orgs and lists that somebody follows. */
export interface Followed {
  authorIds: readonly number[];
  orgIds: readonly number[];
  listIds: readonly number[];
}

/** At most so many papers stand in one issue. */
export const MAX_PAPERS = 25;

/**
 * So long a paper may take to get the votes that a reader wants, in milliseconds: it is told of then, though it came before
 * the last issue.
 */
const VOTING = 8 * 86_400_000;

/** What was committed while the last issue was composed may bear a moment from before it. */
const OVERLAP = 3_600_000;

/** The candidates of one run, by what readers ask for: to find some reader's takes no look at the others. */
export class CandidateIndex {
  readonly candidates: readonly Candidate[];
  readonly #keywords = new Map<string, number[]>();
  readonly #categories = new Map<string, number[]>();
  readonly #authors = new Map<number, number[]>();
  readonly #orgs = new Map<number, number[]>();
  readonly #lists = new Map<number, number[]>();
  readonly #now: number;
  /** For whom a candidate was last looked at. */
  readonly #marks: Int32Array;
  #mark = 0;

  /** @param candidates the best first */
  constructor(candidates: readonly Candidate[], now: Date) {
    this.candidates = candidates;
    this.#now = now.getTime();
    this.#marks = new Int32Array(candidates.length);
    for (const [place, candidate] of candidates.entries()) {
      for (const keyword of candidate.keywords) put(this.#keywords, keyword, place);
      for (const category of candidate.categories) put(this.#categories, category, place);
      for (const author of candidate.authorIds) put(this.#authors, author, place);
      for (const list of candidate.listIds) put(this.#lists, list, place);
      if (candidate.orgId !== null) put(this.#orgs, candidate.orgId, place);
    }
  }

  /**
   * What a reader's issue tells of, the best first.
   * @param had whether they were told of a paper before
   */
  match(wishes: Wishes, followed: Followed | null, had: (id: number) => boolean): number[] {
    const places = this.#placesOf(wishes, followed);
    const since =
      wishes.minVotes > 0
        ? Math.min(wishes.newSince, this.#now - VOTING)
        : wishes.newSince - OVERLAP;
    const found: number[] = [];
    const count = places === null ? this.candidates.length : places.length;
    for (let at = 0; at < count && found.length < MAX_PAPERS; at += 1) {
      const candidate = this.candidates[places === null ? at : (places[at] as number)];
      if (candidate === undefined || candidate.since <= since) continue;
      if (candidate.votes < wishes.minVotes || had(candidate.id)) continue;
      found.push(candidate.id);
    }
    return found;
  }

  /** Null for all of them. */
  #placesOf(wishes: Wishes, followed: Followed | null): number[] | null {
    const { keywords, categories, authorIds, orgIds } = wishes;
    const isOpen =
      keywords.length + categories.length + authorIds.length + orgIds.length === 0 &&
      !wishes.followed;
    if (isOpen) return null;
    this.#mark += 1;
    const places: number[] = [];
    this.#gather(places, this.#keywords, keywords);
    this.#gather(places, this.#categories, categories);
    this.#gather(places, this.#authors, authorIds);
    this.#gather(places, this.#orgs, orgIds);
    if (wishes.followed && followed !== null) {
      this.#gather(places, this.#authors, followed.authorIds);
      this.#gather(places, this.#orgs, followed.orgIds);
      this.#gather(places, this.#lists, followed.listIds);
    }
    return places.sort((one, other) => one - other);
  }

  #gather<Key>(places: number[], lists: Map<Key, number[]>, keys: readonly Key[]): void {
    for (const key of keys) {
      for (const place of lists.get(key) ?? []) {
        if (this.#marks[place] === this.#mark) continue;
        this.#marks[place] = this.#mark;
        places.push(place);
      }
    }
  }
}

function put<Key>(lists: Map<Key, number[]>, key: Key, place: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [place]);
  else if (list.at(-1) !== place) list.push(place);
}
