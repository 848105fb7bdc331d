/** How much of a title is compared: an index entry has an end, and no two papers differ only after this. */
const MAX_KEY = 250;

/**
 * A title folded for comparison: lower case, without diacritics, markup and punctuation, words parted by one space.
 * Letters of every script are kept. `"BERT: Pre-training of …"` gives `"bert pre training of"`.
 */
export function titleKey(title: string): string {
  return folded(title).slice(0, MAX_KEY).trimEnd();
}

/** Any text folded as a title is, and as long as it comes out. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How much of two titles' words must be shared for them to be the same title, as Jaccard similarity. */
const AGREE = 0.6;

/** Whether two title keys can be titles of one paper: a title is reworded and loses its subtitle on the way. */
export function titlesAgree(a: string, b: string): boolean {
  if (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)) return true;
  const left = new Set(a.split(" "));
  const right = new Set(b.split(" "));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared) >= AGREE;
}
