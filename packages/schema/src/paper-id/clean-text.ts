/** Longer texts are no identifiers: they are refused before anything looks at them. */
export const MAX_ID_TEXT_LENGTH = 4096;

// Soft hyphens, zero-width spaces and direction marks come along when people copy from a PDF.
const INVISIBLE = /\p{Cf}/gu;
// Control characters, lone surrogates, line and paragraph separators.
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
// Nearly every identifier. To look for it costs little, while the first use of a Unicode class costs a browser milliseconds. Of any
// other pattern it costs a page some hundredths of one, more where the case is ignored: readers that run on pages try plain texts first.
const PLAIN = /^[ -~]*$/;
const OPENERS = "([{<\"'`“‘«‹";
const TRAILERS = ".,;:!?\"'`…”’»›";
const BRACKETS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

/** Whether the text is of printable ASCII alone. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Removes characters that nobody sees (Unicode format characters). */
export function stripInvisible(text: string): string {
  return isPlain(text) ? text : text.replace(INVISIBLE, "");
}

/** Whether the text holds characters that no identifier can hold. */
export function hasForbiddenCharacters(text: string): boolean {
  return !isPlain(text) && FORBIDDEN.test(text);
}

/**
 * Removes what surrounds an identifier in running text: opening quotes and brackets before it,
 * punctuation after it, and closing brackets that nothing inside opened (`10.1/(a)b` keeps its own).
 */
export function trimPunctuation(text: string): string {
  let start = 0;
  while (start < text.length && OPENERS.includes(text.charAt(start))) start += 1;
  const open = new Map<string, number>();
  for (let i = start; i < text.length; i += 1) {
    const character = text.charAt(i);
    open.set(character, (open.get(character) ?? 0) + 1);
  }
  let end = text.length;
  while (end > start) {
    const last = text.charAt(end - 1);
    const opener = BRACKETS[last];
    const count = open.get(last) ?? 0;
    const unbalanced = opener !== undefined && count > (open.get(opener) ?? 0);
    if (!TRAILERS.includes(last) && !unbalanced && last.trim() !== "") break;
    open.set(last, count - 1);
    end -= 1;
  }
  return text.slice(start, end);
}

/**
 * The text without its surroundings, or null when it cannot be an identifier: empty, longer than
 * {@link MAX_ID_TEXT_LENGTH}, or with control characters inside.
 */
export function cleanText(text: string): string | null {
  if (typeof text !== "string" || text.length > MAX_ID_TEXT_LENGTH) return null;
  const cleaned = trimPunctuation(stripInvisible(text).trim());
  return cleaned === "" || hasForbiddenCharacters(cleaned) ? null : cleaned;
}

/** Decodes the percent escapes that are valid UTF-8 and leaves the others as they stand. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
