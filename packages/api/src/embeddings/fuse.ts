import type { MeantNeighbour } from "./nearest.sql.ts";

/**
 * How much meaning counts beside words, each from 0 for the least to 1 for the best of its answer: half. So what words
 * find best stays first unless meaning says much against it, and what only meaning finds comes behind it.
 */
const MEANING = 0.5;

/** Something that words found. */
interface Scored {
  key: number;
  score: number;
}

/**
 * Fuses what words and meaning found. Cosines are brought to 0 to 1 by the best and the last of them, as those of
 * different models begin at different heights; then to the scale of words: a page that goes on after another one may
 * come when the model is away.
 * @param add makes a hit of what only meaning found; absent: such are left out
 * @returns the best first
 */
export function fuse<Hit extends Scored>(
  found: readonly Hit[],
  meant: readonly MeantNeighbour[],
  add?: (neighbour: MeantNeighbour) => Hit | null,
): Hit[] {
  const scale = MEANING * (found[0] && found[0].score > 0 ? found[0].score : 1);
  const highest = meant[0]?.similarity ?? 0;
  const range = highest - (meant.at(-1)?.similarity ?? 0);
  const more = ({ similarity }: MeantNeighbour): number =>
    scale * (range > 0 ? 1 - (highest - similarity) / range : 1);
  const left = new Map(meant.map((neighbour) => [neighbour.key, neighbour]));
  const fused = found.map((hit): Hit => {
    const neighbour = left.get(hit.key);
    left.delete(hit.key);
    return neighbour ? { ...hit, score: hit.score + more(neighbour) } : hit;
  });
  for (const neighbour of add ? left.values() : []) {
    const hit = add?.(neighbour);
    if (hit) fused.push({ ...hit, score: hit.score + more(neighbour) });
  }
  return fused.sort((a, b) => b.score - a.score || b.key - a.key);
}
