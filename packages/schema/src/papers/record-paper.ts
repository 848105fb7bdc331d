import { createHash } from "node:crypto";
import type { Prisma } from "../../generated/client/client.ts";
import { AuthorResolver } from "../authors/resolve-authors.ts";
import type { Db, PrismaClient } from "../context.ts";
import { findPlace } from "../identity/find-place.ts";
import { queueCandidate } from "../identity/same-paper.ts";
import { resolveOrg } from "../orgs/resolve-org.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { isWorthRetrying } from "../sql-state.ts";
import { listPaper } from "../submissions/list-paper.ts";
import { addIds, Overtaken } from "./add-ids.ts";
import { overEarlier } from "./known-facts.ts";
import type { PaperRecord } from "./paper-record.ts";
import { projectPaper } from "./project-paper.ts";
import { titleKey } from "./title-key.ts";

/** What became of a record. */
export interface Recorded {
  paperId: number;
  outcome: "new" | "updated" | "merged" | "unchanged";
}

/** How often a record that met another writer of the same paper is tried again. */
export const ATTEMPTS = 8;

/**
 * Stores what a source tells of a paper, and makes sure that it is one paper: the one that has its ids, or is it beyond
 * doubt by title, year and first authors; two that a source says are one are merged, unless something speaks against
 * it, which goes before the moderators. One transaction; recording the same again changes nothing.
 */
export async function recordPaper(db: PrismaClient, record: PaperRecord): Promise<Recorded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction((tx) => recordIn(tx, record));
    } catch (error) {
      // Two records may bring the same new id, author or org at once: the other one's are seen by the next attempt.
      const again = error instanceof Overtaken || isWorthRetrying(error);
      if (!again || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The same within the caller's transaction. @throws {Overtaken} when another transaction came first: try again */
export async function recordIn(tx: Db, record: PaperRecord): Promise<Recorded> {
  const { key, hash } = identityOf(record);
  const { source } = record;
  const present = await tx.sourceRecord.findUnique({
    where: { source_key: { source: source.name, key } },
    select: { hash: true, paperId: true, record: true },
  });
  if (present?.hash === hash) return { paperId: present.paperId, outcome: "unchanged" };

  const place = await findPlace(tx, record, present?.paperId ?? null);
  const paperId = place.paperId ?? (await createPaper(tx, record));
  const newIds = await addIds(tx, paperId, place.ids);
  for (const { other, obstacle } of place.doubts)
    await queueCandidate(tx, paperId, other, obstacle);
  const earlier = (present?.record ?? null) as PaperRecord | null;
  const newPeople = await writeRecord(tx, paperId, record, { key, hash, earlier });
  const newFacts = await projectPaper(tx, paperId);
  if (record.listedOn !== null) await listOnce(tx, paperId, new Date(record.listedOn));
  if (place.paperId === null) return { paperId, outcome: "new" };
  if (place.merged) return { paperId, outcome: "merged" };
  const changed = present === null || newIds || newPeople || newFacts;
  return { paperId, outcome: changed ? "updated" : "unchanged" };
}

/** A record's own name at its source, and the hash by which it is known again. */
export function identityOf(record: PaperRecord): { key: string; hash: string } {
  const [id] = record.ids;
  if (!id) throw new Error("A record has at least one id.");
  const { source: _source, ...facts } = record;
  return {
    key: lookupKey(id),
    hash: createHash("sha256").update(JSON.stringify(facts)).digest("hex"),
  };
}

async function createPaper(tx: Db, record: PaperRecord): Promise<number> {
  const paper = await tx.paper.create({
    data: { title: record.title, titleKey: titleKey(record.title) },
    select: { id: true },
  });
  return paper.id;
}

/** @returns whether an id of an author became known */
async function writeRecord(
  tx: Db,
  paperId: number,
  record: PaperRecord,
  { key, hash, earlier }: { key: string; hash: string; earlier: PaperRecord | null },
): Promise<boolean> {
  const { source, ...facts } = record;
  const told = overEarlier(facts, earlier);
  const present = await authorsOn(tx, paperId);
  const resolver = await AuthorResolver.load(tx, [told.authors], present);
  const authors = resolver.resolve(told.authors, new Set(present));
  const learned = await resolver.write(tx);
  const data = {
    url: source.url,
    fetchedAt: source.fetchedAt,
    hash,
    record: told as unknown as Prisma.InputJsonObject,
    authorIds: authors.map(({ id }) => id),
    orgId: await resolveOrg(tx, told.org),
  };
  await tx.sourceRecord.upsert({
    where: { source_key: { source: source.name, key } },
    create: { ...data, source: source.name, key, paperId, originPaperId: paperId },
    update: data,
  });
  return learned;
}

/** What an editor decided on that day's submission stands, however often the source tells of it again. */
async function listOnce(tx: Db, paperId: number, day: Date): Promise<void> {
  const decided = await tx.submission.findFirst({ where: { paperId, day }, select: { id: true } });
  if (!decided) await listPaper(tx, { paperId, day, listedAt: day, submitterId: null });
}

/** Who writes this paper by what is here already: the same name on one paper is the same person. */
async function authorsOn(tx: Db, paperId: number): Promise<number[]> {
  const rows = await tx.authorship.findMany({ where: { paperId }, select: { authorId: true } });
  return rows.map(({ authorId }) => authorId);
}
