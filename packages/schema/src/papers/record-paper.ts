import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "../../generated/client/client.ts";
import { orcidsOf, resolveAuthors } from "../authors/resolve-authors.ts";
import type { Db, PrismaClient } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { lookup16Of } from "../lookup/hash.ts";
import { isWorthRetrying } from "../sql-state.ts";
import type { PaperRecord } from "./paper-record.ts";

/** What became of a record. */
export interface Recorded {
  paperId: number;
  outcome: "new" | "updated" | "unchanged";
}

/** How often a record that met another writer of the same paper is tried again. */
const ATTEMPTS = 5;

/** Another transaction recorded one of the ids meanwhile; seen by the next attempt. */
class Overtaken extends Error {}

/**
 * Stores what a source tells of a paper: a new paper, or more about one that is here. What the record does not know
 * stays as it is. One transaction; recording the same again changes nothing.
 * @throws {ConflictError} when the record's ids belong to different papers
 */
export async function recordPaper(db: PrismaClient, record: PaperRecord): Promise<Recorded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction((tx) => record_(tx, record));
    } catch (error) {
      // Two records may bring the same new id, author or org at once: the other one's are seen by the next attempt.
      const again = error instanceof Overtaken || isWorthRetrying(error);
      if (!again || attempt === ATTEMPTS) throw error;
    }
  }
}

async function record_(tx: Db, record: PaperRecord): Promise<Recorded> {
  const present = await tx.paperId.findMany({
    where: { OR: record.ids.map(({ scheme, value }) => ({ scheme, value })) },
    select: { scheme: true, value: true, version: true, paperId: true },
  });
  const paperIds = new Set(present.map(({ paperId }) => paperId));
  if (paperIds.size > 1) {
    throw new ConflictError(
      `The ids of “${record.title}” belong to ${paperIds.size} different papers here.`,
    );
  }
  const [paperId] = paperIds;
  if (paperId === undefined) return { paperId: await create(tx, record), outcome: "new" };
  const changed = await update(tx, paperId, record);
  return { paperId, outcome: changed ? "updated" : "unchanged" };
}

async function create(tx: Db, record: PaperRecord): Promise<number> {
  const paper = await tx.paper.create({
    data: { ...facts(record), orgId: await orgOf(tx, record) },
    select: { id: true },
  });
  await addIds(tx, paper.id, record);
  await writeAuthors(tx, paper.id, record);
  return paper.id;
}

async function update(tx: Db, paperId: number, record: PaperRecord): Promise<boolean> {
  // Locked, so that two records of one paper do not write its authors at once.
  await tx.$queryRaw`SELECT id FROM papers WHERE id = ${paperId} FOR NO KEY UPDATE`;
  const next = { ...facts(record), orgId: await orgOf(tx, record) };
  const row: Record<string, unknown> = await tx.paper.findUniqueOrThrow({ where: { id: paperId } });
  const changes = Object.entries(next).filter(
    ([name, value]) => !isUnknown(value) && !isDeepStrictEqual(value, row[name]),
  );
  if (changes.length > 0) {
    await tx.paper.update({ where: { id: paperId }, data: Object.fromEntries(changes) });
  }
  const addedIds = await addIds(tx, paperId, record);
  const present = await authorsOf(tx, paperId);
  const newAuthors = authorsDiffer(present, record);
  if (newAuthors) {
    await tx.authorship.deleteMany({ where: { paperId } });
    await writeAuthors(tx, paperId, record, present);
  }
  return changes.length > 0 || addedIds || newAuthors;
}

/** The paper's columns as the record tells them. */
function facts(record: PaperRecord) {
  return {
    title: record.title,
    abstract: record.abstract,
    summary: record.summary,
    publishedOn: record.publishedOn === null ? null : new Date(record.publishedOn),
    keywords: record.keywords,
    categories: record.categories,
    authorCount: record.authorCount,
    landingUrl: record.links.landing,
    pdfUrl: record.links.pdf,
    codeUrl: record.links.code,
    projectUrl: record.links.project,
    sourceUpvoteCount: record.sourceUpvoteCount,
    sourceCommentCount: record.sourceCommentCount,
  } satisfies Prisma.PaperUncheckedCreateInput;
}

function isUnknown(value: unknown): boolean {
  return value === null || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** @returns whether there was something to add */
async function addIds(tx: Db, paperId: number, record: PaperRecord): Promise<boolean> {
  let added = 0;
  // In one order everywhere, so that two records that share ids do not wait for each other in a circle.
  const ids = record.ids.toSorted((a, b) => (a.scheme + a.value < b.scheme + b.value ? -1 : 1));
  for (const { scheme, value, version } of ids) {
    const [row] = await tx.$queryRaw<{ paperId: number }[]>`
      INSERT INTO paper_ids (scheme, value, paper_id, version, lookup16)
      VALUES (${scheme}::paper_id_scheme, ${value}, ${paperId}, ${version ?? null}::int, ${lookup16Of({ scheme, value })})
      ON CONFLICT (scheme, value) DO UPDATE SET version = EXCLUDED.version
        WHERE EXCLUDED.version > coalesce(paper_ids.version, 0) AND paper_ids.paper_id = EXCLUDED.paper_id
      RETURNING paper_id AS "paperId"`;
    if (row) added++;
    else await assertOurs(tx, { scheme, value }, paperId);
  }
  return added > 0;
}

async function assertOurs(
  tx: Db,
  id: Pick<PaperRecord["ids"][number], "scheme" | "value">,
  paperId: number,
): Promise<void> {
  const row = await tx.paperId.findUnique({
    where: { scheme_value: { scheme: id.scheme, value: id.value } },
    select: { paperId: true },
  });
  if (row?.paperId !== paperId) throw new Overtaken();
}

/** A paper's authors until now, in order. */
type PresentAuthor = Awaited<ReturnType<typeof authorsOf>>[number];

async function authorsOf(tx: Db, paperId: number) {
  const rows = await tx.authorship.findMany({
    where: { paperId },
    orderBy: { position: "asc" },
    select: { name: true, author: { select: { id: true, nameKey: true, orcid: true } } },
  });
  return rows.map(({ name, author }) => ({ name, ...author }));
}

/** Whether the record names other authors, or knows an ORCID that is not here. */
function authorsDiffer(present: PresentAuthor[], { authors }: PaperRecord): boolean {
  if (authors.length === 0) return false;
  if (authors.length !== present.length) return true;
  const orcids = [...orcidsOf(authors)];
  return (
    authors.some(({ name }, index) => name !== present[index]?.name) ||
    orcids.some(([orcid, index]) => orcid !== present[index]?.orcid)
  );
}

async function writeAuthors(
  tx: Db,
  paperId: number,
  record: PaperRecord,
  present: PresentAuthor[] = [],
): Promise<void> {
  const authorIds = await resolveAuthors(tx, record.authors, present);
  await tx.authorship.createMany({
    data: record.authors.map(({ name }, position) => ({
      paperId,
      position,
      name,
      authorId: authorIds[position] ?? 0,
    })),
  });
}

async function orgOf(tx: Db, { org }: PaperRecord): Promise<number | null> {
  if (!org) return null;
  const slug = org.slug.toLowerCase();
  const present = await tx.org.findUnique({ where: { slug }, select: { id: true } });
  if (present) return present.id;
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO orgs (slug, name, url) VALUES (${slug}, ${org.name}, ${org.url ?? null})
    ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING id`;
  return row?.id ?? null;
}
