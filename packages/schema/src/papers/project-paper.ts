import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { toldReferences } from "../references/told-references.ts";
import { replaceReferences } from "../references/write-references.sql.ts";
import { isKnown } from "./known-facts.ts";
import type { PaperRecord } from "./paper-record.ts";
import { titleKey } from "./title-key.ts";
import { trustOf } from "./trust.ts";

/** A source's record as it is stored. */
export interface StoredRecord {
  source: string;
  record: PaperRecord;
  authorIds: number[];
  orgId: number | null;
}

/** What a paper shows, computed from its records. */
export type PaperFacts = ReturnType<typeof factsOf>;

/**
 * Writes what a paper shows, computed from all that its sources tell: of each fact the word of the source that is
 * trusted most among those that know it. Writes only what differs.
 * @returns whether anything did
 */
export async function projectPaper(tx: Db, paperId: number): Promise<boolean> {
  const rows = await tx.sourceRecord.findMany({
    where: { paperId },
    // Of one source's records, whichever came first: what is shown does not hang on the order of arrival.
    orderBy: [{ key: "asc" }, { id: "asc" }],
    select: { source: true, record: true, authorIds: true, orgId: true },
  });
  // A paper from before records were kept stays as it is until a source tells of it.
  if (rows.length === 0) return false;
  const records = rows as unknown as StoredRecord[];
  const facts = factsOf(records);
  const row: Record<string, unknown> = await tx.paper.findUniqueOrThrow({ where: { id: paperId } });
  const changes = Object.entries(facts).filter(
    ([name, value]) => !isDeepStrictEqual(value, row[name]),
  );
  if (changes.length > 0) {
    await tx.paper.update({ where: { id: paperId }, data: Object.fromEntries(changes) });
  }
  const newAuthors = await projectAuthors(tx, paperId, authorsOf(records));
  const hadReferences = row["referenceIdCount"] !== 0;
  const newReferences =
    (hadReferences || facts.referenceIdCount > 0) &&
    (await replaceReferences(tx, { id: paperId, references: referencesOf(records) }));
  return changes.length > 0 || newAuthors || newReferences;
}

/** The columns of a paper, from its records. */
export function factsOf(stored: readonly StoredRecord[]) {
  const records = byTrust(stored).map(({ record }) => record);
  const first = <Value>(pick: (record: PaperRecord) => Value | null | undefined): Value | null =>
    records.map(pick).find(isKnown) ?? null;
  const title = first((record) => record.title) ?? "";
  const days = records.flatMap((record) => record.publishedOn ?? []).toSorted();
  const abstractFrom = byTrust(stored).find(({ record }) => isKnown(record.abstract));
  return {
    title,
    titleKey: titleKey(title),
    abstract: abstractFrom?.record.abstract ?? null,
    abstractLicence: abstractFrom?.record.abstractLicence ?? null,
    abstractSource: abstractFrom?.source ?? null,
    summary: first((record) => record.summary),
    // The day on which it first appeared anywhere.
    publishedOn: days[0] === undefined ? null : new Date(days[0]),
    keywords: first((record) => record.keywords) ?? [],
    categories: first((record) => record.categories) ?? [],
    venue: first((record) => record.venue),
    versions: (first((record) => record.versions) ?? []) as Prisma.InputJsonArray,
    authorCount: authorCountOf(stored),
    orgId: byTrust(stored).find(({ orgId }) => orgId !== null)?.orgId ?? null,
    landingUrl: first((record) => record.links.landing),
    pdfUrl: first((record) => record.links.pdf),
    codeUrl: first((record) => record.links.code),
    projectUrl: first((record) => record.links.project),
    referenceIdCount: referencesOf(stored).length,
    sourceUpvoteCount: Math.max(0, ...records.map((record) => record.sourceUpvoteCount)),
    sourceCommentCount: Math.max(0, ...records.map((record) => record.sourceCommentCount)),
  };
}

/** What it cites, by all that its sources tell. */
export function referencesOf(stored: readonly StoredRecord[]) {
  return toldReferences(stored.map(({ record }) => record));
}

/** The record whose author list is shown: of the most trusted source that names any. */
export function authorsOf(records: readonly StoredRecord[]): StoredRecord | undefined {
  return byTrust(records).find(({ record }) => record.authors.length > 0);
}

/** Of the source whose names are shown; where none names anybody, of the first that counts. */
function authorCountOf(stored: readonly StoredRecord[]): number {
  const named = authorsOf(stored)?.record;
  if (named) return Math.max(named.authorCount, named.authors.length);
  return byTrust(stored).find(({ record }) => record.authorCount > 0)?.record.authorCount ?? 0;
}

function byTrust(records: readonly StoredRecord[]): StoredRecord[] {
  return records.toSorted((a, b) => trustOf(a.source) - trustOf(b.source));
}

async function projectAuthors(
  tx: Db,
  paperId: number,
  stored: StoredRecord | undefined,
): Promise<boolean> {
  if (!stored) return false;
  const next = stored.record.authors.map(({ name, affiliation }, position) => ({
    paperId,
    position,
    name,
    affiliation: affiliation ?? null,
    authorId: stored.authorIds[position] ?? 0,
  }));
  const rows = await tx.authorship.findMany({ where: { paperId }, orderBy: { position: "asc" } });
  if (isDeepStrictEqual(rows, next)) return false;
  await tx.authorship.deleteMany({ where: { paperId } });
  await tx.authorship.createMany({ data: next });
  return true;
}
