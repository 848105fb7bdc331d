import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";
import { WORDS } from "./word-pool.ts";

/** As many different words as archives of a few hundred thousand abstracts have. */
const VOCABULARY = 400_000;
/** The first of the pool are those that tie sentences together. */
const TYING = 45;
const SYLLABLES =
  `al an ar be bi ca ce chi co con de di do du el en er es fa fi fo ga ge gra ha hy in is ka la le li lo lu ma
  me mi mo mu na ne ni no nu op or pa pe phy pi po pro qua ra re ri ro sa se sha si so spe sta sub ta te the
  ti to tra tri tu un ur va ve vi vo wa xe ya zo`.split(/\s+/u);
const ENDINGS = ["", "", "", "", "s", "ed", "ing", "tion", "ity", "al"];

/** The word of a rank, always the same. */
function wordOf(rank: number): string {
  const known = WORDS[rank];
  if (known !== undefined) return known;
  const random = createRandom(rank * 31 + 7);
  const syllables = 2 + random.below(3);
  let word = "";
  for (let at = 0; at < syllables; at += 1) word += random.pick(SYLLABLES);
  return word + random.pick(ENDINGS);
}

const words: string[] = Array.from({ length: VOCABULARY });

/** A word as a language has them: each is half as frequent as the one of half its rank. */
function drawWord(random: Random): string {
  const isTying = random.next() < 0.4;
  const rank = isTying ? random.below(TYING) : Math.floor(VOCABULARY ** random.next()) - 1 + TYING;
  return (words[rank] ??= wordOf(rank));
}

/** So many words in a row. */
export function wordsInARow(random: Random, length: number): string {
  const drawn: string[] = [];
  for (let at = 0; at < length; at += 1) drawn.push(drawWord(random));
  return drawn.join(" ");
}
