// Control characters (line feeds, terminal escapes), and those that turn the direction of text or hide.
const TREACHEROUS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

// Nearly every line: nothing to look for in it.
const PLAIN = /^[\x20-\x7e]*$/;

// A personal access token, or most of one: people paste them anywhere.
const TOKEN = /prd_[0-9A-Za-z]{12,}/g;

/** The text without the personal access tokens in it. */
export function withoutTokens(text: string): string {
  return text.includes("prd_") ? text.replaceAll(TOKEN, "prd_(not logged)") : text;
}

/**
 * Makes text from outside safe inside a log message: one line, no terminal escapes, at most `length` characters,
 * without access tokens. What is replaced stays recognisable as its code point.
 */
export function logText(text: string, length = 200): string {
  if (text.length <= length && PLAIN.test(text)) return withoutTokens(text);
  const shown = withoutTokens(text)
    .slice(0, length)
    .replaceAll(TREACHEROUS, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > length ? `${shown}…` : shown;
}
