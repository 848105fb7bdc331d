/**
 * Which letters a word has, a bit each. An edit takes at most one letter away and brings at most one, so words whose
 * bits differ in more than twice the edits need not be compared.
 */
export function lettersOf(letters: Uint16Array, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at += 1) bits |= 1 << ((letters[at] as number) & 31);
  return bits;
}

/**
 * Which letters a word has an odd number of times. An edit changes two of them at most, so the same holds as for
 * `lettersOf`: of words that differ in few letters about half differ in more than that here.
 */
export function oddLettersOf(letters: Uint16Array, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at += 1) bits ^= 1 << ((letters[at] as number) & 31);
  return bits;
}

/** How many bits are set. */
export function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x5555_5555);
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/**
 * Lays the bits of letters over each other (exclusive or) until so many are left. Words that differ in n bits differ in n of
 * these at most; in fewer only by pairs that fall on each other, so in an even number where n is even.
 * @param to 8 to 16
 */
export function foldBits(bits: number, to: number): number {
  const half = (bits ^ (bits >>> 16)) & 0xffff;
  return (half ^ (half >>> to)) & ((1 << to) - 1);
}

const masks = new Map<number, Uint16Array[]>();

/**
 * All numbers of so many bits of which so many are set.
 * @param bits up to 16
 * @param set up to 4
 */
export function masksOf(bits: number, set: number): Uint16Array {
  let all = masks.get(bits);
  if (!all) {
    const numbers = Array.from({ length: 1 << bits }, (_, number) => number);
    all = Array.from({ length: 5 }, (_, set) =>
      Uint16Array.from(numbers.filter((number) => countBits(number) === set)),
    );
    masks.set(bits, all);
  }
  return all[set] ?? new Uint16Array(0);
}
