/** Format characters, which turn or hide what stands beside them, but for the joiners that some scripts and emoji need. */
const FORMAT = /(?![\u200C\u200D])\p{Cf}/gu;

const CONTROL = /\p{Cc}/gu;

/** The same, but for the ends of lines and tabs. */
const CONTROL_IN_LINES = /(?![\n\t])\p{Cc}/gu;

/** Letters and signs that are drawn as nothing count as unseen too. */
const SEEN = /[^\s\p{C}\p{M}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]/u;

/**
 * What a person typed, as one line: composed letters, white space folded, without characters that nobody sees (null,
 * which no database stores, and marks of direction, by which a name can be made to look like another).
 */
export function singleLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORMAT, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(CONTROL, "")
    .replaceAll(/ {2,}/g, " ")
    .trim()
    .normalize("NFC");
}

/** Like {@link singleLine}, of several lines, whose white space is kept. */
export function severalLines(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORMAT, "")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(CONTROL_IN_LINES, "")
    .normalize("NFC");
}

/** The same text without the characters that nobody sees, and nothing else changed: for markup. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(FORMAT, "").replaceAll(CONTROL_IN_LINES, "");
}

/** Whether anything of it can be seen. */
export function isSeen(text: string): boolean {
  return SEEN.test(text);
}
