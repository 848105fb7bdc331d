import type { ParsedPaperId } from "./scheme.ts";

/** Reads a PubMed id: up to eight digits. */
export function readPmid(text: string): ParsedPaperId | null {
  const digits = readDigits(text, 8);
  return digits === null ? null : { scheme: "PMID", value: digits };
}

/** Reads a PubMed Central id: `PMC2377243`, `2377243`, `PMC2377243.2` (version 2). */
export function readPmcid(text: string): ParsedPaperId | null {
  const match = /^(?:PMC)? ?(\d{1,12})(?:\.(\d{1,2}))?$/i.exec(text);
  const digits = readDigits(match?.[1] ?? "", 9);
  if (digits === null) return null;
  const version = Number(match?.[2] ?? 0);
  const value = `PMC${digits}`;
  return version === 0 ? { scheme: "PMCID", value } : { scheme: "PMCID", value, version };
}

/** Reads a Semantic Scholar corpus id: digits. */
export function readCorpusId(text: string): ParsedPaperId | null {
  const digits = readDigits(text, 12);
  return digits === null ? null : { scheme: "CORPUS_ID", value: digits };
}

/** Reads an OpenAlex work id: `W2741809807`. */
export function readOpenAlexId(text: string): ParsedPaperId | null {
  const digits = /^W\d/i.test(text) ? readDigits(text.slice(1), 12) : null;
  return digits === null ? null : { scheme: "OPENALEX", value: `W${digits}` };
}

/** The digits without leading zeros, or null when it is another thing, zero, or too long. */
function readDigits(text: string, maxDigits: number): string | null {
  if (!/^\d{1,32}$/.test(text)) return null;
  const digits = text.startsWith("0") ? text.replace(/^0+/, "") : text;
  return digits === "" || digits.length > maxDigits ? null : digits;
}
