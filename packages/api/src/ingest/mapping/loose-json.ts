/** An object of a source, of which nothing is sure. */
export type Loose = Readonly<Record<string, unknown>>;

/** The object, or one without anything in it. */
export function object(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Loose)
    : {};
}

/** The list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; what is none is left out. */
export function objects(value: unknown): Loose[] {
  return list(value).filter(
    (item): item is Loose => typeof item === "object" && item !== null && !Array.isArray(item),
  );
}

/** The text without the space around it, a number as text, or the empty text. */
export function text(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** The texts of a list that say anything. */
export function texts(value: unknown): string[] {
  return list(value)
    .map(text)
    .filter((item) => item !== "");
}

/** The number when it is whole and not negative, else 0. */
export function count(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The first of the texts that says anything, or null. */
export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const found = text(value);
    if (found !== "") return found;
  }
  return null;
}
