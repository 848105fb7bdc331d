/**
 * Reads an ORCID iD, bare or as its URL, and checks its last character (ISO 7064 mod 11-2).
 * @returns `0000-0002-1825-0097`, or null when it is none
 */
export function readOrcid(text: string): string | null {
  const match =
    /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX])\/?$/i.exec(
      text.trim(),
    );
  const digits = match?.[1]?.replaceAll("-", "").toUpperCase();
  if (digits === undefined) return null;
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  if (digits.at(-1) !== (check === 10 ? "X" : String(check))) return null;
  return digits.replace(/(.{4})(?=.)/g, "$1-");
}
