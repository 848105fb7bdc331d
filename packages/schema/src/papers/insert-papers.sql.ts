import type { AuthorRow } from "../authors/resolve-authors.ts";
import type { Db } from "../context.ts";
import { lookup16Of } from "../lookup/hash.ts";
import { toldReferences } from "../references/told-references.ts";
import { insertReferences } from "../references/write-references.sql.ts";
import { Overtaken } from "./add-ids.ts";
import type { PaperRecord } from "./paper-record.ts";
import { factsOf } from "./project-paper.ts";

/** A record of a paper that is not here yet, with what has been found out about it. */
export interface NewPaper {
  record: PaperRecord;
  key: string;
  hash: string;
  authors: AuthorRow[];
  orgId: number | null;
}

/**
 * Inserts papers that are not here yet, with all that belongs to them: one statement a table, however many they are.
 * @returns their rows, in the same order
 * @throws {Overtaken} when another transaction has brought one of their ids meanwhile
 */
export async function insertPapers(tx: Db, papers: readonly NewPaper[]): Promise<number[]> {
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval('papers_id_seq')::int AS id FROM generate_series(1, ${papers.length}::int)`;
  const rows = papers.map((paper, index) => ({ ...paper, id: ids[index]?.id ?? 0 }));
  await insertFacts(tx, rows);
  await insertIds(tx, rows);
  await insertAuthorships(tx, rows);
  await insertRecords(tx, rows);
  await insertListings(tx, rows);
  await insertReferences(
    tx,
    rows.map(({ id, record }) => ({ id, references: toldReferences([record]) })),
  );
  return rows.map(({ id }) => id);
}

type Row = NewPaper & { id: number };

async function insertFacts(tx: Db, rows: readonly Row[]): Promise<void> {
  const facts = rows.map(({ id, record, orgId }) => ({
    id,
    ...factsOf([{ source: record.source.name, record, authorIds: [], orgId }]),
    listedAt: record.listedOn,
  }));
  await tx.$executeRaw`
    INSERT INTO papers (
      id, title, title_key, abstract, abstract_licence, abstract_source, summary, published_on, keywords, categories, venue, versions,
      author_count, org_id, landing_url, pdf_url, code_url, project_url, reference_id_count, source_upvote_count,
      source_comment_count,
      listed_at, updated_at
    )
    SELECT id, title, "titleKey", abstract, "abstractLicence", "abstractSource", summary, "publishedOn", keywords, categories, venue,
      versions, "authorCount", "orgId", "landingUrl", "pdfUrl", "codeUrl", "projectUrl", "referenceIdCount",
      "sourceUpvoteCount", "sourceCommentCount", "listedAt"::timestamp AT TIME ZONE 'UTC', now()
    FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS fact (
      id int, title text, "titleKey" text, abstract text, "abstractLicence" text, "abstractSource" text, summary text, "publishedOn" date,
      keywords text[], categories text[], venue text, versions jsonb, "authorCount" int, "orgId" int,
      "landingUrl" text, "pdfUrl" text, "codeUrl" text, "projectUrl" text, "referenceIdCount" int,
      "sourceUpvoteCount" int, "sourceCommentCount" int, "listedAt" date
    )`;
}

async function insertIds(tx: Db, rows: readonly Row[]): Promise<void> {
  const ids = rows
    .flatMap(({ id, record }) => record.ids.map((paperId) => ({ ...paperId, id })))
    // In one order everywhere, so that two writers do not wait for each other in a circle.
    .toSorted((a, b) => (a.scheme + a.value < b.scheme + b.value ? -1 : 1));
  const inserted = await tx.$executeRaw`
    INSERT INTO paper_ids (scheme, value, paper_id, origin_paper_id, version, lookup16)
    SELECT scheme::paper_id_scheme, value, id, id, version, lookup16
    FROM unnest(
      ${ids.map(({ scheme }) => scheme)}::text[], ${ids.map(({ value }) => value)}::text[],
      ${ids.map(({ id }) => id)}::int[], ${ids.map(({ version }) => version ?? 0)}::int[],
      ${ids.map(lookup16Of)}::int[]
    ) AS new (scheme, value, id, seen, lookup16)
    CROSS JOIN LATERAL (SELECT nullif(seen, 0) AS version) AS known
    ON CONFLICT DO NOTHING`;
  if (inserted < ids.length) throw new Overtaken();
}

async function insertAuthorships(tx: Db, rows: readonly Row[]): Promise<void> {
  const places = rows.flatMap(({ id, record, authors }) =>
    record.authors.map(({ name, affiliation }, position) => ({
      paperId: id,
      position,
      authorId: authors[position]?.id ?? 0,
      name,
      affiliation,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO authorships (paper_id, position, author_id, name, affiliation)
    SELECT "paperId", position, "authorId", name, affiliation
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      AS place ("paperId" int, position int, "authorId" int, name text, affiliation text)`;
}

async function insertRecords(tx: Db, rows: readonly Row[]): Promise<void> {
  const records = rows.map(({ id, record: { source, ...facts }, key, hash, authors, orgId }) => ({
    paperId: id,
    source: source.name,
    key,
    url: source.url,
    fetchedAt: source.fetchedAt,
    hash,
    record: facts,
    authorIds: authors.map((author) => author.id),
    orgId,
  }));
  await tx.$executeRaw`
    INSERT INTO source_records (paper_id, origin_paper_id, source, key, url, fetched_at, hash, record, author_ids, org_id)
    SELECT "paperId", "paperId", source, key, url, "fetchedAt", hash, record, "authorIds", "orgId"
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS record (
      "paperId" int, source text, key text, url text, "fetchedAt" timestamptz, hash text, record jsonb,
      "authorIds" int[], "orgId" int
    )`;
}

async function insertListings(tx: Db, rows: readonly Row[]): Promise<void> {
  const listed = rows.filter(({ record }) => record.listedOn !== null);
  if (listed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO submissions (paper_id, origin_paper_id, day, status, listed_at)
    SELECT id, id, day, 'LISTED', day::timestamp AT TIME ZONE 'UTC'
    FROM unnest(${listed.map(({ id }) => id)}::int[], ${listed.map(({ record }) => record.listedOn)}::date[])
      AS listing (id, day)`;
}
