import type { PaperResolver } from "@paperround/schema/context";
import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { ArxivSource } from "./sources/arxiv.ts";

/**
 * Resolves identifiers through the sources that know their scheme; arXiv's so far, every other one is
 * unknown. Several people asking for one paper at once make one request.
 */
export function createPaperResolver({ arxiv }: { arxiv: ArxivSource }): PaperResolver {
  const asked = new Map<string, Promise<PaperRecord | null>>();

  function ask(id: PaperIdentifier): Promise<PaperRecord | null> {
    return id.scheme === "ARXIV" ? arxiv.find(id.value) : Promise.resolve(null);
  }

  return {
    resolve(id) {
      const key = lookupKey(id);
      const running = asked.get(key);
      if (running) return running;
      const answer = ask(id).finally(() => asked.delete(key));
      asked.set(key, answer);
      return answer;
    },
  };
}
