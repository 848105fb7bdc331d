import type { Db } from "../context.ts";
import { lookupKey } from "../paper-id/lookup-key.ts";
import { Overtaken } from "../papers/add-ids.ts";
import type { PaperRecord } from "../papers/paper-record.ts";
import { titleKey, titlesAgree } from "../papers/title-key.ts";
import { exclusiveIdsOf, findConflict, settleIds } from "./exclusive-ids.ts";
import { findTwin } from "./find-twin.ts";
import type { Twin } from "./find-twin.ts";
import { mergePapers } from "./merge-papers.ts";
import type { LockedPaper } from "./paper-locks.ts";
import { lockPapers } from "./paper-locks.ts";
import type { Obstacle } from "./same-paper.ts";
import { findObstacle } from "./same-paper.ts";
import { lockTitles } from "./title-locks.ts";

/** Where a record belongs. */
export interface Place {
  /** Null for a new paper. */
  paperId: number | null;
  /** The ids that may be written down for it. */
  ids: PaperRecord["ids"];
  /** Ids of a scheme of which the paper has another one, and a paper has one: for a moderator. */
  disputed: PaperRecord["ids"];
  merged: boolean;
  /** The paper that the new one is to be merged into, being the same by title, year and first authors. */
  twin: Twin | null;
  doubts: { other: number; obstacle: Obstacle }[];
}

/**
 * Finds the paper that a record tells of, and locks it. Papers that its ids bring together are merged on the way, unless
 * something speaks against it.
 * @param ownPaperId the paper of the same source's earlier record, if there was one
 * @throws {Overtaken} when another transaction merged one of them meanwhile
 */
export async function findPlace(
  tx: Db,
  record: PaperRecord,
  ownPaperId: number | null,
): Promise<Place> {
  await lockTitles(tx, [titleKey(record.title)]);
  const held = await holdersOf(tx, record);
  const holders = new Set([...held.values(), ...(ownPaperId === null ? [] : [ownPaperId])]);
  const locked = await lockPapers(tx, [...holders]);
  if (locked.length < holders.size) throw new Overtaken();
  if (locked.length === 0) return placeByTitle(tx, record);
  return placeByIds(tx, record, held, locked, ownPaperId);
}

async function holdersOf(tx: Db, record: PaperRecord): Promise<Map<string, number>> {
  const rows = await tx.paperId.findMany({
    where: { OR: record.ids.map(({ scheme, value }) => ({ scheme, value })) },
    select: { scheme: true, value: true, paperId: true },
  });
  return new Map(rows.map((row) => [lookupKey(row), row.paperId]));
}

async function placeByTitle(tx: Db, record: PaperRecord): Promise<Place> {
  const place = { paperId: null, ...settleIds(record.ids, []), doubts: [] };
  const twin = await findTwin(tx, record);
  if (!twin) return { ...place, merged: false, twin };
  const [locked] = await lockPapers(tx, [twin.paperId]);
  if (!locked) throw new Overtaken();
  return { ...place, merged: true, twin };
}

/** Papers that hold an id of the record: the one that holds its own, and others that become one with it or do not. */
async function placeByIds(
  tx: Db,
  record: PaperRecord,
  held: Map<string, number>,
  locked: LockedPaper[],
  ownPaperId: number | null,
): Promise<Place> {
  const byId = new Map(locked.map((paper) => [paper.id, paper]));
  const [firstId] = record.ids;
  const own = byId.get((firstId && held.get(lookupKey(firstId))) ?? ownPaperId ?? -1);
  const doubts: Place["doubts"] = [];
  let standing = own;
  let merged = false;
  // In the order in which the record names them: which row came first says nothing.
  const named = record.ids.flatMap((id) => held.get(lookupKey(id)) ?? []);
  for (const otherId of new Set([...named, ...byId.keys()])) {
    const other = byId.get(otherId);
    if (!other || other.id === own?.id) continue;
    const obstacle = standing
      ? await findObstacle(tx, standing, other)
      : await strangeness(tx, record, other);
    if (obstacle) doubts.push({ other: other.id, obstacle });
    else if (!standing) {
      standing = other;
      merged = true;
    } else {
      const [into, from] = standing.id < other.id ? [standing, other] : [other, standing];
      const evidence = {
        kind: "SOURCE_SAYS_SO",
        source: record.source.name,
        ids: record.ids.map(lookupKey),
      };
      await mergePapers(tx, { fromId: from.id, intoId: into.id, evidence });
      standing = into;
      merged = true;
    }
  }
  const doubtful = new Set(doubts.map(({ other }) => other));
  const free = record.ids.filter((id) => !doubtful.has(held.get(lookupKey(id)) ?? -1));
  const present = standing ? await exclusiveIdsOf(tx, standing.id) : [];
  const paperId = standing?.id ?? null;
  return { paperId, ...settleIds(free, present), merged, twin: null, doubts };
}

/** Why a record that names a paper by a second id is not that paper's. */
async function strangeness(
  tx: Db,
  record: PaperRecord,
  paper: LockedPaper,
): Promise<Obstacle | null> {
  const conflict = findConflict(record.ids, await exclusiveIdsOf(tx, paper.id));
  if (conflict) return conflict;
  return titlesAgree(titleKey(record.title), paper.titleKey)
    ? null
    : { kind: "TITLES_DISAGREE", titles: [record.title, paper.title] };
}
