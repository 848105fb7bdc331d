import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";

/** An author of an org's papers, and the keys by which they are paged. */
export interface OrgAuthor {
  orgId: number;
  id: number;
  nameKey: string;
}

/** The part of each org's authors that is asked for: between two of them, from the beginning or the end. */
export interface OrgAuthorsPage {
  after: { nameKey: string; id: number } | null;
  before: { nameKey: string; id: number } | null;
  backwards: boolean;
  take: number;
}

/** The authors of papers of many orgs, by name, in one statement: of papers that stand and are shown. */
export function readOrgAuthors(
  db: Db,
  orgIds: readonly number[],
  { after, before, backwards, take }: OrgAuthorsPage,
): Promise<OrgAuthor[]> {
  const isAfter = after
    ? Prisma.sql`AND (author.name_key, author.id) > (${after.nameKey}, ${after.id})`
    : Prisma.empty;
  const isBefore = before
    ? Prisma.sql`AND (author.name_key, author.id) < (${before.nameKey}, ${before.id})`
    : Prisma.empty;
  const direction = Prisma.raw(backwards ? "DESC" : "ASC");
  // OFFSET 0 keeps the planner from walking all authors there are in the order of their names, until enough of them are
  // the org's: for a small org that is all of them.
  return db.$queryRaw<OrgAuthor[]>`
    SELECT org.id AS "orgId", page.id, page.name_key AS "nameKey"
    FROM unnest(${orgIds}::int[]) AS org (id), LATERAL (
      SELECT id, name_key FROM (
        SELECT author.id, author.name_key FROM (
          SELECT DISTINCT author_id FROM papers JOIN authorships ON paper_id = papers.id
          WHERE papers.org_id = org.id AND papers.root_id IS NULL AND papers.hidden_at IS NULL
        ) AS writer JOIN authors author ON author.id = author_id
        WHERE true ${isAfter} ${isBefore} OFFSET 0
      ) AS writers
      ORDER BY name_key ${direction}, id ${direction} LIMIT ${take}
    ) AS page
    ORDER BY "nameKey" ${direction}, id ${direction}`;
}
