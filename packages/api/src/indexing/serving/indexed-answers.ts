import type { IndexedNearness, IndexedNeighbour, PaperIndex } from "@paperround/schema/paper-index";
import type { PaperEngine } from "../paper-engine.ts";
import { highlight } from "../search/highlight.ts";

/** What the schema asks of an index, answered by the engine that there is at that moment. */
export function answersOf(engineNow: () => PaperEngine | null): PaperIndex {
  return {
    async search({ text, limit, allowed }) {
      const engine = engineNow();
      if (!engine) return null;
      const found = engine.search({ text, limit, ...(allowed ? { allowed } : {}) });
      const { hits, count, corrections, stems } = found;
      return { hits, count, corrections, marksIn: (text) => highlight(text, stems) };
    },
    async related(questions) {
      const engine = engineNow();
      return engine && questions.map((question) => neighboursOf(engine, question));
    },
    async suggestKeywords(text, limit) {
      return engineNow()?.suggestKeywords(text, limit) ?? null;
    },
  };
}

/** Null where the index knows nothing of what is asked: it cannot say what is near to it. */
function neighboursOf(engine: PaperEngine, question: IndexedNearness): IndexedNeighbour[] | null {
  if (!question.text && !question.like.some((key) => engine.has(key))) return null;
  return engine.related(question);
}
