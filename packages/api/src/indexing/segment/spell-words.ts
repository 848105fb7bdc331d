import { stem } from "../text/stem.ts";

/**
 * The words at these places of a paper's row, as a reader would say them, at most so many: what stands there as `finetuning`, `fine`,
 * `tuning`, a joined word and its parts (see split-words.ts), is said once, `fine-tuning`.
 */
export function spellWords(
  places: readonly number[],
  most: number,
  formAt: (place: number) => string | undefined,
): string[] {
  const said = new Map<string, string>();
  for (const place of places) {
    const whole = formAt(place);
    const first = formAt(place + 1);
    const second = formAt(place + 2);
    if (!whole || !first || !second || whole !== first + second) continue;
    for (const form of [whole, first, second]) said.set(stem(form), `${first}-${second}`);
  }
  const words = places.map((place) => {
    const form = formAt(place) ?? "";
    return said.get(stem(form)) ?? form;
  });
  return [...new Set(words)].slice(0, most);
}
