import { createHash } from "node:crypto";
import type { Prisma } from "../../generated/client/client.ts";
import { AuthorResolver } from "../authors/resolve-authors.ts";
import { keepToldStars } from "../code/keep-stars.ts";
import type { Db, PrismaClient } from "../context.ts";
import { findPlace } from "../identity/find-place.ts";
import type { Twin } from "../identity/find-twin.ts";
import { mergePapers } from "../identity/merge-papers.ts";
import { queueDisputedIds } from "../identity/queue-disputed-ids.ts";
import { queueCandidate } from "../identity/same-paper.ts";
import { resolveOrgs } from "../orgs/resolve-orgs.ts";
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
/** How many earlier words of one source on one paper are remembered: no honest source tells as many in one import. */
const MAX_REPLACED = 100;

/**
 * Stores what a source tells of a paper, and makes sure that it is one paper: the one that has its ids, or is it beyond
 * doubt by title, year and first authors; two that a source says are one are merged, unless something speaks against
 * it, which goes before the moderators. One transaction; recording the same again changes nothing, and within one
 * import nor does what its source has told otherwise since: an import that is killed and goes on tells both again.
 * @param begunAt when the import began that brings it; null where none does
 */
export async function recordPaper(
  db: PrismaClient,
  record: PaperRecord,
  begunAt: Date | null = null,
): Promise<Recorded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction((tx) => recordIn(tx, record, begunAt));
    } catch (error) {
      // Two records may bring the same new id, author or org at once: the other one's are seen by the next attempt.
      const again = error instanceof Overtaken || isWorthRetrying(error);
      if (!again || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The same within the caller's transaction. @throws {Overtaken} when another transaction came first: try again */
export async function recordIn(
  tx: Db,
  record: PaperRecord,
  begunAt: Date | null = null,
): Promise<Recorded> {
  const { key, hash } = identityOf(record);
  const { source } = record;
  const present = await tx.sourceRecord.findUnique({
    where: { source_key: { source: source.name, key } },
    select: { hash: true, replacedHashes: true, fetchedAt: true, paperId: true, record: true },
  });
  if (present && [present.hash, ...present.replacedHashes].includes(hash))
    return { paperId: present.paperId, outcome: "unchanged" };

  const place = await findPlace(tx, record, present?.paperId ?? null);
  const ownId = place.paperId ?? (await createPaper(tx, record));
  const newIds = await addIds(tx, ownId, place.ids);
  for (const { other, obstacle } of place.doubts) await queueCandidate(tx, ownId, other, obstacle);
  const earlier = (present?.record ?? null) as PaperRecord | null;
  const authors = await authorsOn(tx, place.twin?.paperId ?? ownId);
  const replacedHashes = replacedBy(begunAt, present);
  const writing = { key, hash, replacedHashes, earlier, authors };
  const newPeople = await writeRecord(tx, ownId, record, writing);
  const newFacts = await projectPaper(tx, ownId);
  await keepToldStars(tx, [record]);
  const paperId = place.twin ? await joinTwin(tx, ownId, place.twin) : ownId;
  await queueDisputedIds(tx, paperId, record, place.disputed);
  if (record.listedOn !== null) await listOnce(tx, paperId, new Date(record.listedOn));
  if (place.merged) return { paperId, outcome: "merged" };
  if (place.paperId === null) return { paperId, outcome: "new" };
  const changed = present === null || newIds || newPeople || newFacts;
  if (!changed) return { paperId, outcome: "unchanged" };
  await tx.$executeRaw`UPDATE papers SET updated_at = now() WHERE id = ${paperId}`;
  return { paperId, outcome: "updated" };
}

/** Merges a paper that has just been made into the one that it is by its title, so that a moderator can undo it. */
async function joinTwin(tx: Db, fromId: number, { paperId, evidence }: Twin): Promise<number> {
  await mergePapers(tx, { fromId, intoId: paperId, evidence });
  return paperId;
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

/**
 * What is not to be taken again: all that the import told before. What is from before the import may come again: a source
 * that takes something back is right.
 */
function replacedBy(
  begunAt: Date | null,
  present: { hash: string; replacedHashes: string[]; fetchedAt: Date } | null,
): string[] {
  if (begunAt === null || present === null || present.fetchedAt < begunAt) return [];
  return [...present.replacedHashes, present.hash].slice(-MAX_REPLACED);
}

async function createPaper(tx: Db, record: PaperRecord): Promise<number> {
  const paper = await tx.paper.create({
    data: { title: record.title, titleKey: titleKey(record.title) },
    select: { id: true },
  });
  return paper.id;
}

interface Writing {
  key: string;
  hash: string;
  replacedHashes: string[];
  /** What the source told before. */
  earlier: PaperRecord | null;
  /** Who writes the paper by what is here already. */
  authors: number[];
}

/** @returns whether an id of an author became known */
async function writeRecord(
  tx: Db,
  paperId: number,
  record: PaperRecord,
  { key, hash, replacedHashes, earlier, authors: present }: Writing,
): Promise<boolean> {
  const { source, ...facts } = record;
  const told = overEarlier(facts, earlier);
  const resolver = await AuthorResolver.load(tx, [told.authors], present);
  const authors = resolver.resolve(told.authors, new Set(present));
  const learned = await resolver.write(tx);
  const [orgId = null] = await resolveOrgs(tx, [told.org]);
  const data = {
    url: source.url,
    fetchedAt: source.fetchedAt,
    hash,
    replacedHashes,
    record: told as unknown as Prisma.InputJsonObject,
    authorIds: authors.map(({ id }) => id),
    orgId,
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
  const decided = await tx.submission.findFirst({
    where: { paperId, day, status: { not: "PROPOSED" } },
    select: { id: true },
  });
  if (!decided) await listPaper(tx, { paperId, day, listedAt: day, submitterId: null });
}

/** Who writes this paper by what is here already: the same name on one paper is the same person. */
async function authorsOn(tx: Db, paperId: number): Promise<number[]> {
  const rows = await tx.authorship.findMany({ where: { paperId }, select: { authorId: true } });
  return rows.map(({ authorId }) => authorId);
}
