import type { Random } from "./random.ts";

const END = 0;

/** Texts like others: each word follows one that it follows there. */
export class WordChain {
  readonly #words: string[] = [""];
  readonly #ids = new Map<string, number>();
  /** By word, what followed it, as often as it did. */
  readonly #next: number[][] = [[]];

  learn(text: string): void {
    let before = END;
    for (const word of text.split(/\s+/u)) {
      if (word === "") continue;
      const id = this.#idOf(word);
      this.#next[before]?.push(id);
      before = id;
    }
    if (before !== END) this.#next[before]?.push(END);
  }

  /** A text of at least so many words, as long as it takes to come to an end. */
  say(least: number, random: Random): string {
    const said: string[] = [];
    for (let at = END; said.length < least * 3;) {
      at = random.pick(this.#next[at] ?? [END]);
      if (at !== END) said.push(this.#words[at] ?? "");
      else if (said.length >= least) break;
    }
    return said.join(" ");
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#words.push(word);
    this.#ids.set(word, id);
    this.#next.push([]);
    return id;
  }
}
