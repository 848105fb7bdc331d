import { stem } from "../text/stem.ts";

/** The words of a paper in their order, as they are indexed. */
export interface FormRow {
  /** Empty past the end. */
  formAt: (place: number) => string;
  /** How long that is: cheaper to ask for. */
  lengthAt: (place: number) => number;
}

/**
 * The words at these places of a paper's row, as a reader would say them, at most so many: what stands there as `finetuning`, `fine`,
 * `tuning`, a joined word and its parts (see split-words.ts), is said once, `fine-tuning`.
 */
export function spellWords(places: readonly number[], most: number, row: FormRow): string[] {
  const joined = joinedWords(places, row);
  const words = new Set<string>();
  for (const place of places) {
    if (words.size >= most) break;
    const form = row.formAt(place);
    const whole = joined.size > 0 ? joined.get(stem(form)) : undefined;
    words.add(whole ?? form);
  }
  return [...words];
}

/** The joined words among them, by the stems of the whole and of its parts. */
function joinedWords(
  places: readonly number[],
  { formAt, lengthAt }: FormRow,
): Map<string, string> {
  const joined = new Map<string, string>();
  for (const place of places) {
    const [first, second] = [lengthAt(place + 1), lengthAt(place + 2)];
    if (first === 0 || second === 0 || lengthAt(place) !== first + second) continue;
    const parts = [formAt(place + 1), formAt(place + 2)] as const;
    const whole = formAt(place);
    if (whole !== parts.join("")) continue;
    for (const form of [whole, ...parts]) joined.set(stem(form), parts.join("-"));
  }
  return joined;
}
