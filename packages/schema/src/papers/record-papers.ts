import { AuthorResolver } from "../authors/resolve-authors.ts";
import { keepToldStars } from "../code/keep-stars.ts";
import type { Db, PrismaClient } from "../context.ts";
import { settleIds } from "../identity/exclusive-ids.ts";
import { lockTitles } from "../identity/title-locks.ts";
import { resolveOrgs } from "../orgs/resolve-orgs.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { isWorthRetrying } from "../sql-state.ts";
import { Overtaken } from "./add-ids.ts";
import { rootsOf } from "./find-paper.ts";
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
 * @param begunAt when the import began that brings them; null where none does
 * @returns what became of each, in their order
 */
export async function recordPapers(
  db: PrismaClient,
  records: readonly PaperRecord[],
  begunAt: Date | null = null,
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
    results[index] = await recordPaper(db, record, begunAt).catch((error: unknown) => ({ error }));
  }
  return others.length === 0 ? results : withRoots(db, results);
}

/** A record of the same batch may have merged the paper of one before it. */
async function withRoots(db: Db, results: readonly RecordResult[]): Promise<RecordResult[]> {
  const roots = await rootsOf(
    db,
    results.flatMap((result) => ("paperId" in result ? [result.paperId] : [])),
  );
  return results.map((result) =>
    "paperId" in result
      ? { ...result, paperId: roots.get(result.paperId) ?? result.paperId }
      : result,
  );
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
  const titles = fresh.map(({ record }) => titleKey(record.title));
  await lockTitles(tx, titles);
  // Read once more: somebody else's paper may be one of these, under other ids.
  if ((await presentTitles(tx, titles)).size > 0) throw new Overtaken();
  const resolver = await AuthorResolver.load(
    tx,
    fresh.map(({ record }) => record.authors),
  );
  const orgIds = await resolveOrgs(
    tx,
    fresh.map(({ record }) => record.org),
  );
  const papers = fresh.map(({ record, key, hash }, index) => ({
    record,
    key,
    hash,
    authors: resolver.resolve(record.authors),
    orgId: orgIds[index] ?? null,
  }));
  await resolver.write(tx);
  await keepToldStars(
    tx,
    fresh.map(({ record }) => record),
  );
  return insertPapers(tx, papers);
}

/**
 * Has this transaction look rows up by index. What the planner knows of the tables lags behind an import that fills
 * them, and what it takes for an empty table it reads whole, for every batch anew. Where such a ban cannot be kept it
 * counts as a huge cost, for which PostgreSQL would compile the statement before it runs it, or start workers.
 */
async function keepToIndexes(tx: Db): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true)`;
}

/**
 * Tells records apart by what is to be done, with three statements however many they are. Where all are here as they were
 * it is one: the same import again costs little more than reading it.
 */
async function sort(db: Db, records: readonly PaperRecord[]) {
  const identified = records.map((record, index) => ({ record, index, ...identityOf(record) }));
  const present = await presentRecords(db, identified);
  const earlierOf = ({ record, key, hash }: Identified) =>
    present.get(`${record.source.name} ${key} ${hash}`);
  const asked = identified
    .filter((entry) => !earlierOf(entry)?.isKnown)
    .map(({ record }) => record);
  const held = await heldIds(db, asked);
  const titles = await presentTitles(
    db,
    asked.map((record) => titleKey(record.title)),
  );
  const unchanged: (Identified & { paperId: number })[] = [];
  const fresh: Identified[] = [];
  const others: Identified[] = [];
  // Told otherwise earlier in this batch: what is here of them is not what will be.
  const changing = new Set<string>();
  for (const entry of identified) {
    const { record, key } = entry;
    const name = `${record.source.name} ${key}`;
    const earlier = earlierOf(entry);
    if (earlier?.isKnown && !changing.has(name)) {
      unchanged.push({ ...entry, paperId: earlier.paperId });
      continue;
    }
    const ids = record.ids.map(lookupKey);
    const title = titleKey(record.title);
    const isDisputed = settleIds(record.ids, []).disputed.length > 0;
    if (earlier || isDisputed || ids.some((id) => held.has(id)) || titles.has(title)) {
      others.push(entry);
      changing.add(name);
    } else fresh.push(entry);
    // A later record of this batch that may be the same paper waits for this one.
    for (const id of ids) held.add(id);
    titles.add(title);
  }
  return { unchanged, fresh, others };
}

interface PresentRecord {
  source: string;
  key: string;
  /** Of the record that is asked about. */
  hash: string;
  paperId: number;
  /** Whether it is what is here, or was. */
  isKnown: boolean;
}

async function presentRecords(db: Db, entries: readonly Identified[]) {
  const rows = await db.$queryRaw<PresentRecord[]>`
    SELECT source, key, asked.hash, paper_id AS "paperId",
      asked.hash = source_records.hash OR asked.hash = ANY(replaced_hashes) AS "isKnown"
    FROM source_records JOIN unnest(
      ${entries.map(({ record }) => record.source.name)}::text[], ${entries.map(({ key }) => key)}::text[],
      ${entries.map(({ hash }) => hash)}::text[]
    ) AS asked (source, key, hash) USING (source, key)`;
  return new Map(rows.map((row) => [`${row.source} ${row.key} ${row.hash}`, row]));
}

async function heldIds(db: Db, records: readonly PaperRecord[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const ids = records.flatMap((record) => record.ids);
  const rows = await db.$queryRaw<PaperRecord["ids"]>`
    SELECT paper_ids.scheme::text, paper_ids.value FROM paper_ids
    JOIN unnest(${ids.map(({ scheme }) => scheme)}::text[], ${ids.map(({ value }) => value)}::text[]) AS asked (scheme, value)
      ON paper_ids.scheme = asked.scheme::paper_id_scheme AND paper_ids.value = asked.value`;
  return new Set(rows.map(lookupKey));
}

async function presentTitles(db: Db, titles: readonly string[]): Promise<Set<string>> {
  if (titles.length === 0) return new Set();
  const rows = await db.$queryRaw<{ titleKey: string }[]>`
    SELECT DISTINCT title_key AS "titleKey" FROM papers WHERE title_key = ANY(${titles}::text[])`;
  return new Set(rows.map((row) => row.titleKey));
}
