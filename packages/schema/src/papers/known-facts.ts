/** Whether a record tells a fact: null, an empty text and an empty list are what a source does not know. */
export function isKnown(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return !(Array.isArray(value) && value.length === 0);
}

/** A source's later record over its earlier one: what it does not tell any more stays as it was. */
export function overEarlier<Facts extends object>(later: Facts, earlier: Facts | null): Facts {
  if (earlier === null) return later;
  const kept = Object.entries(earlier).filter(
    ([name, value]) => isKnown(value) && !isTold((later as Record<string, unknown>)[name]),
  );
  return { ...later, ...Object.fromEntries(kept) };
}

/** A count of 0 is what a source says that does not count. */
function isTold(value: unknown): boolean {
  return isKnown(value) && value !== 0;
}
