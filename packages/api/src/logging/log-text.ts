// Control characters (line feeds, terminal escapes), and those that turn the direction of text or hide.
const TREACHEROUS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Makes text from outside safe inside a log message: one line, no terminal escapes, at most `length` characters.
 * What is replaced stays recognisable as its code point.
 */
export function logText(text: string, length = 200): string {
  const shown = text
    .slice(0, length)
    .replaceAll(TREACHEROUS, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > length ? `${shown}…` : shown;
}
