import { LRUCache } from "lru-cache";
import type { Neighbour, RelatedQuestion } from "../paper-engine.ts";

/** Some ten kilobytes each. */
const MOST = 1_000;

/**
 * What is near to the papers that were asked for last: of one paper many people open the panel. Kept until anything in
 * the index changes, so that an answer is never older than the index.
 */
export class KeptAnswers {
  readonly #kept = new LRUCache<string, readonly Neighbour[]>({ max: MOST });

  /** @returns what was found when this was asked last, or what is found now */
  of(question: RelatedQuestion, find: (question: RelatedQuestion) => Neighbour[]): Neighbour[] {
    const name = nameOf(question);
    if (name === null) return find(question);
    let answer = this.#kept.get(name);
    if (!answer) this.#kept.set(name, (answer = find(question)));
    return [...answer];
  }

  /** Something in the index has changed: it may be near to anything. */
  forget(): void {
    if (this.#kept.size > 0) this.#kept.clear();
  }
}

/** Of one paper alone, as every panel asks; null for anything else. */
function nameOf({ like = [], unlike = [], text, allowed, limit }: RelatedQuestion): string | null {
  if (like.length !== 1 || unlike.length > 0 || text || allowed) return null;
  return `${like[0]} ${limit}`;
}
