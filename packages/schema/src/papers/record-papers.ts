import { AuthorResolver } from "../authors/resolve-authors.ts";
import type { Db, PrismaClient } from "../context.ts";
import { resolveOrg } from "../orgs/resolve-org.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { isWorthRetrying } from "../sql-state.ts";
import { Overtaken } from "./add-ids.ts";
import { insertPapers } from "./insert-papers.sql.ts";
import type { PaperRecord } from "./paper-record.ts";
import type { Recorded } from "./record-paper.ts";
import { ATTEMPTS, identityOf, recordPaper } from "./record-paper.ts";
import { titleKey } from "./title-key.ts";

/** What became of one record of a batch. */
export type RecordResult = Recorded | { error: unknown };

type Identified = { record: PaperRecord; key: string; hash: string; index: number };

/**
 * Stores a batch of records, as {@link recordPaper} stores each: those that are here unchanged are passed over, those
 * of papers that are plainly new go in together, in one transaction, and the few that touch a paper one by one. A
 * record that fails does not keep the others out.
 * @returns what became of each, in their order
 */
export async function recordPapers(
  db: PrismaClient,
  records: readonly PaperRecord[],
): Promise<RecordResult[]> {
  const results: RecordResult[] = Array.from({ length: records.length });
  const { unchanged, fresh, others } = await db.$transaction(async (tx) => {
    await keepToIndexes(tx);
    return sort(tx, records);
  });
  for (const { index, paperId } of unchanged) results[index] = { paperId, outcome: "unchanged" };
  const paperIds = fresh.length === 0 ? [] : await insertTogether(db, fresh);
  for (const [place, { index }] of fresh.entries()) {
    const paperId = paperIds?.[place];
    if (paperId !== undefined) results[index] = { paperId, outcome: "new" };
  }
  const left =
    paperIds === null ? [...fresh, ...others].toSorted((a, b) => a.index - b.index) : others;
  for (const { record, index } of left) {
    results[index] = await recordPaper(db, record).catch((error: unknown) => ({ error }));
  }
  return results;
}

/** @returns null when they cannot go in together: one by one will show which is to blame */
async function insertTogether(db: PrismaClient, fresh: Identified[]): Promise<number[] | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await db.$transaction((tx) => insertAll(tx, fresh));
    } catch (error) {
      // Overtaken: somebody else has brought one of them, which is not new any more.
      if (error instanceof Overtaken || !isWorthRetrying(error)) return null;
    }
  }
  return null;
}

async function insertAll(tx: Db, fresh: Identified[]): Promise<number[]> {
  await keepToIndexes(tx);
  const resolver = await AuthorResolver.load(
    tx,
    fresh.map(({ record }) => record.authors),
  );
  const papers = [];
  for (const { record, key, hash } of fresh) {
    const authors = resolver.resolve(record.authors);
    papers.push({ record, key, hash, authors, orgId: await resolveOrg(tx, record.org) });
  }
  await resolver.write(tx);
  return insertPapers(tx, papers);
}

/**
 * Has this transaction look rows up by index. What the planner knows of the tables lags behind an import that fills
 * them, and what it takes for an empty table it reads whole, for every batch anew.
 */
async function keepToIndexes(tx: Db): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true)`;
}

/** Tells records apart by what is to be done, with three statements however many they are. */
async function sort(db: Db, records: readonly PaperRecord[]) {
  const identified = records.map((record, index) => ({ record, index, ...identityOf(record) }));
  const present = await presentRecords(db, identified);
  const held = await heldIds(db, records);
  const titles = await presentTitles(db, records);
  const unchanged: (Identified & { paperId: number })[] = [];
  const fresh: Identified[] = [];
  const others: Identified[] = [];
  for (const entry of identified) {
    const { record, key, hash } = entry;
    const earlier = present.get(`${record.source.name} ${key}`);
    const ids = record.ids.map(lookupKey);
    const title = titleKey(record.title);
    if (earlier?.hash === hash) unchanged.push({ ...entry, paperId: earlier.paperId });
    else if (earlier || ids.some((id) => held.has(id)) || titles.has(title)) others.push(entry);
    else fresh.push(entry);
    // A later record of this batch that may be the same paper waits for this one.
    for (const id of ids) held.add(id);
    titles.add(title);
  }
  return { unchanged, fresh, others };
}

async function presentRecords(db: Db, entries: readonly Identified[]) {
  const rows = await db.$queryRaw<{ source: string; key: string; hash: string; paperId: number }[]>`
    SELECT source, key, hash, paper_id AS "paperId" FROM source_records
    JOIN unnest(
      ${entries.map(({ record }) => record.source.name)}::text[], ${entries.map(({ key }) => key)}::text[]
    ) AS asked (source, key) USING (source, key)`;
  return new Map(rows.map((row) => [`${row.source} ${row.key}`, row]));
}

async function heldIds(db: Db, records: readonly PaperRecord[]): Promise<Set<string>> {
  const ids = records.flatMap((record) => record.ids);
  const rows = await db.$queryRaw<PaperRecord["ids"]>`
    SELECT paper_ids.scheme::text, paper_ids.value FROM paper_ids
    JOIN unnest(${ids.map(({ scheme }) => scheme)}::text[], ${ids.map(({ value }) => value)}::text[]) AS asked (scheme, value)
      ON paper_ids.scheme = asked.scheme::paper_id_scheme AND paper_ids.value = asked.value`;
  return new Set(rows.map(lookupKey));
}

async function presentTitles(db: Db, records: readonly PaperRecord[]): Promise<Set<string>> {
  const titles = records.map((record) => titleKey(record.title));
  const rows = await db.$queryRaw<{ titleKey: string }[]>`
    SELECT DISTINCT title_key AS "titleKey" FROM papers WHERE title_key = ANY(${titles}::text[])`;
  return new Set(rows.map((row) => row.titleKey));
}
