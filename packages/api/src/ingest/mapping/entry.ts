import { InvalidInputError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { Refusal, SourceEntry } from "../source.ts";

/** How much of a refused entry is kept, in characters. */
const EXCERPT_LENGTH = 20_000;

/**
 * Maps one entry. Whatever goes wrong with it is a refusal: no single record may stop a source.
 * @param where where it stands, for a person
 * @param raw what stands there, without people's accounts; kept when it is refused
 */
export function toEntry(where: string, raw: unknown, map: () => PaperRecord): SourceEntry {
  try {
    return { record: map() };
  } catch (error) {
    if (error instanceof InvalidInputError) return refusal(where, error.message, raw);
    const reason = error instanceof Error ? error.message : String(error);
    return refusal(where, `The entry cannot be read: ${reason}.`, raw);
  }
}

/** Says why an entry cannot be used. */
export function refusal(where: string, reason: string, raw: unknown): Refusal {
  return { where, reason, excerpt: excerptOf(raw) };
}

/** Refuses the records that an answer with bytes that are no UTF-8 spoilt, and keeps the others. */
export function withoutDamaged(entries: SourceEntry[], damaged: boolean): SourceEntry[] {
  if (!damaged) return entries;
  return entries.map((entry) => {
    if (!("record" in entry) || !JSON.stringify(entry.record).includes("\uFFFD")) return entry;
    return refusal(`“${entry.record.title}”`, "The entry is not UTF-8.", entry.record);
  });
}

/** What a mapper says of an entry that is something else than a paper: "dataset", "peer review". */
export function notAPaper(kind: string): InvalidInputError {
  const article = kind === "software" ? "" : /^[aeiou]/i.test(kind) ? "an " : "a ";
  return InvalidInputError.at([], `It is ${article}${kind}, not a paper.`);
}

/** Whether an excerpt is all that stood there. */
export function isWhole(excerpt: string): boolean {
  return excerpt.length < EXCERPT_LENGTH;
}

function excerptOf(raw: unknown): string {
  const text = typeof raw === "string" ? raw : (JSON.stringify(raw) ?? "");
  const kept = text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH - 1)}…` : text;
  return kept.toWellFormed().replaceAll("\0", "");
}
