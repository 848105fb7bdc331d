import { useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "../card-views.ts";
import type { Failure, Result } from "../result.ts";

/** How far a list is read. */
interface Reading<Item, Facts> {
  /** What the first page said beside its items; null before it came. */
  facts: Facts | null;
  items: Item[];
  end: string | null;
  /** The question that is being answered, or was. */
  question: string | null;
  isReading: boolean;
  isReadingMore: boolean;
  failure: Failure | null;
}

/**
 * Reads a list page by page. What is shown stays until something newer came, and an answer that
 * comes too late for its question is dropped.
 * @param key names the question; another key reads from the start, null reads nothing
 */
export function usePages<Item extends { id: string }, Facts extends Page<Item>>(
  key: string | null,
  read: (after: string | null) => Promise<Result<Facts>>,
) {
  const [reading, setReading] = useState<Reading<Item, Facts>>({
    facts: null,
    items: [],
    end: null,
    question: key,
    isReading: key !== null,
    isReadingMore: false,
    failure: null,
  });
  const turn = useRef(0);
  const shownKey = useRef<string | null>(null);

  async function reload(): Promise<void> {
    const mine = ++turn.current;
    setReading((before) => ({ ...before, question: key, isReading: true, isReadingMore: false }));
    const answer = await read(null);
    if (mine !== turn.current) return;
    const isNew = shownKey.current !== key;
    if (answer.ok) shownKey.current = key;
    setReading((before) => {
      const done = { ...before, isReading: false };
      if (answer.ok) {
        const { items, end } = answer.value;
        return { ...done, facts: answer.value, items, end, failure: null };
      }
      // What is on screen answers another question, or is better than nothing.
      const kept = isNew ? { facts: null, items: [], end: null } : {};
      return { ...done, ...kept, failure: answer.failure };
    });
  }

  async function more(): Promise<void> {
    if (reading.end === null || reading.isReading || reading.isReadingMore) return;
    const mine = turn.current;
    setReading((before) => ({ ...before, isReadingMore: true, failure: null }));
    const answer = await read(reading.end);
    if (mine !== turn.current) return;
    setReading((before) => {
      const done = { ...before, isReadingMore: false };
      if (!answer.ok) return { ...done, failure: answer.failure };
      // What moved between two pages comes twice.
      const known = new Set(before.items.map(({ id }) => id));
      const added = answer.value.items.filter(({ id }) => !known.has(id));
      return { ...done, items: [...before.items, ...added], end: answer.value.end };
    });
  }

  function change(change: (items: Item[]) => Item[]): void {
    setReading((before) => ({ ...before, items: change(before.items) }));
  }

  useEffect(() => {
    if (key !== null) void reload();
    return () => {
      turn.current += 1;
    };
  }, [key]);

  // Until the effect has run, what is on screen answers the former question.
  const isReading = reading.isReading || (key !== null && reading.question !== key);
  return { ...reading, isReading, copiedAt: reading.facts?.copiedAt, reload, more, change };
}
