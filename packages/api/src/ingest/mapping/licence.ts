const CREATIVE_COMMONS =
  /^(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/(by(?:-(?:nc|nd|sa)){0,2}|zero|mark)\/(\d\.\d)(?:\/(?:deed|legalcode)[\w.-]*)?\/?$/i;
/** `cc-by-4.0`, `CC BY 4.0`. */
const WRITTEN = /^cc[ -](by(?:-(?:nc|nd|sa)){0,2})[ -](\d\.\d)$/i;
const ZERO = /^cc[ -]?0(?:[ -]1\.0)?$/i;

/**
 * A licence as SPDX writes it where it is one of Creative Commons with its version, else the address that
 * the source gives.
 * @returns null for anything else: "cc-by" without a version names four different texts
 */
export function licenceOf(written: string): string | null {
  const text = written.trim();
  const [, kind, name = "", version = ""] = CREATIVE_COMMONS.exec(text) ?? [];
  if (kind?.toLowerCase() === "licenses") return `CC-${name.toUpperCase()}-${version}`;
  if (kind !== undefined) return name.toLowerCase() === "zero" ? "CC0-1.0" : "CC-PDM-1.0";
  if (ZERO.test(text)) return "CC0-1.0";
  const [, letters, number] = WRITTEN.exec(text.replaceAll("_", "-")) ?? [];
  if (letters !== undefined && number !== undefined) return `CC-${letters.toUpperCase()}-${number}`;
  return /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text) ? new URL(text).href : null;
}
