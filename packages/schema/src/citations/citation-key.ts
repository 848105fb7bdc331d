import { folded } from "../papers/title-key.ts";
import type { CitedPaper } from "./cited-paper.ts";
import { cslName } from "./csl-name.ts";

const STOP_WORDS = new Set(
  "a an and are as at by can do does for from how in into is it its of on or the to towards via we what when why with".split(
    " ",
  ),
);
const MAX_PART = 30;

/** Gives the papers of one file their keys. */
export class CitationKeys {
  readonly #used = new Map<string, number>();

  /**
   * A key that no paper before it in the file has: `vaswani2017attention`, and where that is taken
   * `vaswani2017attention-2`. The same file gives the same keys, also when papers were added to its end.
   */
  next(paper: CitedPaper): string {
    const base = citationKey(paper);
    for (let number = (this.#used.get(base) ?? 0) + 1; ; number++) {
      const key = number === 1 ? base : `${base}-${number}`;
      if (key !== base && this.#used.has(key)) continue;
      this.#used.set(base, number);
      if (key !== base) this.#used.set(key, 1);
      return key;
    }
  }
}

/** The first author's family name, the year and the first word of the title that says anything, in plain letters. */
export function citationKey({ title, authorships, publishedOn }: CitedPaper): string {
  const [first] = authorships;
  const name = first === undefined ? "" : cslName(first.name);
  const family = name === "" ? "" : "family" in name ? name.family : name.literal;
  const words = folded(title).split(" ").map(plain).filter(Boolean);
  const word = words.find((one) => !STOP_WORDS.has(one)) ?? words[0] ?? "";
  return `${plain(family) || "anonymous"}${publishedOn?.getUTCFullYear() ?? ""}${word}`;
}

function plain(text: string): string {
  return folded(text)
    .replaceAll(/[^a-z0-9]/g, "")
    .slice(0, MAX_PART);
}
