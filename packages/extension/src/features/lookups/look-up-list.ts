import { firstIdentifier } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { PagePaper } from "../../page-paper.ts";
import type { Failure } from "../../result.ts";
import type { BucketReader } from "./ask-bucket.ts";
import type { AtHome } from "./find-at-home.ts";

/** How many papers of listings are looked up within a while, whatever a page's script asks for. */
const MOST_LOOKUPS = 120;
/** In milliseconds. */
const WHILE = 10 * 60_000;

/** Looks up papers of a listing, one prefix a request, in an order that says nothing of theirs. */
export interface ListLookups {
  /** Asks about those that nothing here knows. Ends at the first failure, which it returns. */
  ask(papers: readonly PagePaper[], homes: readonly AtHome[]): Promise<Failure | null>;
}

export function createListLookups(buckets: BucketReader): ListLookups {
  let asked: number[] = [];

  return {
    async ask(papers, homes) {
      for (const id of shuffled(papers.flatMap((paper, at) => unknownId(paper, homes[at])))) {
        const now = Date.now();
        asked = asked.filter((time) => time > now - WHILE && time <= now);
        if (asked.length >= MOST_LOOKUPS) break;
        asked.push(now);
        // One after the other: what an answer covers is not asked again.
        const answer = await buckets.ask(id);
        if (!answer.ok) return answer.failure;
      }
      return null;
    },
  };
}

/** The one id by which a paper may be asked for; none when it is known here, or covered. */
function unknownId(paper: PagePaper, home: AtHome | undefined): PaperIdentifier[] {
  const first = firstIdentifier(paper.ids);
  if (!first || !home || home.isCovered || home.facts || home.voted || home.saved) return [];
  return [first];
}

/** In random order (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const other = random % (last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
