import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

/** How much source text is remembered, in characters; what is made of it takes about thirty times as much memory. */
const MOST_TEXT = 2_000_000;
const MOST_DOCUMENTS = 1_000;

/**
 * What is remembered of operations, so that one that is sent again is neither parsed nor validated again. Yoga's own
 * memory is bounded in number alone, and a thousand documents of 100 kB would fill the machine's.
 */
export function createDocumentCache(): {
  documentCache: LRUCache<string, DocumentNode>;
  errorCache: LRUCache<string, Error>;
} {
  const bounds = {
    max: MOST_DOCUMENTS,
    maxSize: MOST_TEXT,
    sizeCalculation: (_value: object, text: string) => Math.max(1, text.length),
  };
  return {
    documentCache: new LRUCache<string, DocumentNode>(bounds),
    errorCache: new LRUCache<string, Error>({ ...bounds, maxSize: MOST_TEXT / 10 }),
  };
}
