/**
 * A name folded for comparison: lower case, without diacritics and punctuation, words parted by one space. Letters of
 * every script are kept. `"José  Á. O’Neil-Núñez"` gives `"jose a oneil nunez"`.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
