/** Everything that XML 1.0 has no way to write, not even escaped: https://www.w3.org/TR/xml/#charsets */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as every format can hold it. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll(NOT_IN_XML, "").trim();
}
