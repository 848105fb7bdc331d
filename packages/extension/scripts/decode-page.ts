/** Where pages say in which encoding they are written: in the beginning. */
const BEGINNING = 4096;
const DECLARED = /<(?:meta|\?xml)\b[^>]*\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i;

/**
 * The text of a saved page. Most are of UTF-8, some of what they say, and some were written anew in UTF-8 and
 * still say another: so UTF-8 it is, unless more of it is broken than whole.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const broken = count(text, /\ufffd/g);
  if (broken === 0 || broken < count(text, /[^\0-\x7f]/g) / 2) return text;
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, BEGINNING));
  return decoderFor(DECLARED.exec(beginning)?.[1]).decode(bytes);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Without an encoding that is known, that of most old pages. */
function decoderFor(declared = "windows-1252"): TextDecoder {
  try {
    return new TextDecoder(declared);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
