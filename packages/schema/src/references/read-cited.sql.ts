import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";

/** Which way a citation is followed: to what a paper cites, or to what cites it. */
export type CitationWay = "CITES" | "CITED_BY";

/** A paper at the other end of a citation. */
export interface CitedRow {
  /** Whose it is. */
  seedId: number;
  id: number;
}

/** The part of each paper's citations that is asked for: between two papers, from the newest or the oldest here. */
export interface CitationPage {
  after: { id: number } | null;
  before: { id: number } | null;
  backwards: boolean;
  take: number;
}

/** Who asks: moderators see what is hidden. */
export interface CitationReader {
  way: CitationWay;
  seesHidden: boolean;
}

/** Up to here counts are exact. */
export const COUNT_LIMIT = 1_000;

/** The other ends of the citations of many papers, the newest here first, in one statement. */
export function readCited(
  db: Db,
  seedIds: readonly number[],
  reader: CitationReader,
  page: CitationPage,
): Promise<CitedRow[]> {
  const { backwards } = page;
  const direction = Prisma.raw(backwards ? "ASC" : "DESC");
  return db.$queryRaw<CitedRow[]>`
    SELECT seed.id AS "seedId", page.id
    FROM unnest(${seedIds}::int[]) AS seed (id), LATERAL (${ends(reader, page)}) AS page
    ORDER BY page.id ${direction}`;
}

/** How many these are, of many papers in one statement; one more than {@link COUNT_LIMIT} stands for more than that. */
export function countCited(
  db: Db,
  seedIds: readonly number[],
  reader: CitationReader,
): Promise<{ seedId: number; count: number }[]> {
  const all = { after: null, before: null, backwards: false, take: COUNT_LIMIT + 1 };
  return db.$queryRaw`
    SELECT seed.id AS "seedId", (SELECT count(*)::int FROM (${ends(reader, all)}) AS page) AS count
    FROM unnest(${seedIds}::int[]) AS seed (id)`;
}

/**
 * The papers at the other end, each once however many of its ids were named. What a paper cites is bounded; of those that
 * cite it no more are read, by each of its ids, than are asked for.
 */
function ends(
  { way, seesHidden }: CitationReader,
  { after, before, backwards, take }: CitationPage,
): Prisma.Sql {
  const direction = Prisma.raw(backwards ? "ASC" : "DESC");
  const isAfter = after ? Prisma.sql`AND other.id < ${after.id}` : Prisma.empty;
  const isBefore = before ? Prisma.sql`AND other.id > ${before.id}` : Prisma.empty;
  const isShown = seesHidden ? Prisma.empty : Prisma.sql`AND other.hidden_at IS NULL`;
  const isWanted = Prisma.sql`
    other.root_id IS NULL AND other.id <> seed.id ${isShown} ${isAfter} ${isBefore}`;
  const found =
    way === "CITES"
      ? Prisma.sql`
          SELECT other.id FROM paper_references cited JOIN paper_ids known USING (scheme, value)
          JOIN papers other ON other.id = known.paper_id
          WHERE cited.paper_id = seed.id AND ${isWanted}`
      : Prisma.sql`
          SELECT citing.id FROM paper_ids known, LATERAL (
            SELECT other.id FROM paper_references reference JOIN papers other ON other.id = reference.paper_id
            WHERE reference.scheme = known.scheme AND reference.value = known.value AND ${isWanted}
            ORDER BY reference.paper_id ${direction} LIMIT ${take}
          ) AS citing
          WHERE known.paper_id = seed.id`;
  return Prisma.sql`
    SELECT DISTINCT id FROM (${found}) AS found ORDER BY id ${direction} LIMIT ${take}`;
}
