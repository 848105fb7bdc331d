/** Fewer common words than this, as a share, and it is another paper. */
export const LIKE = 0.6;

/** The words of a title as they count: without case, accents and signs. */
export function titleWords(title: string): string[] {
  return title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** How alike two titles are, from 0 to 1: the share of their words that both have. */
export function titleLikeness(one: string, other: string): number {
  const [a, b] = [new Set(titleWords(one)), new Set(titleWords(other))];
  const common = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
