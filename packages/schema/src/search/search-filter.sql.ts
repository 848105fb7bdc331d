import { Prisma } from "../../generated/client/client.ts";
import { nameKey } from "../authors/name-key.ts";
import type { Viewer } from "../context.ts";
import type { PaperIdentifier } from "../paper-id/scheme.ts";
import { isModerator } from "../roles.ts";
import type { ParsedQuery } from "./parse-query.ts";

/** What else a paper has to be, besides fitting the words: all of it. */
export type PaperFilter = Omit<ParsedQuery, "terms" | "without"> & {
  /** What the global id of a list carries. */
  listKey: string | null;
  /** It has this id. */
  paperId: PaperIdentifier | null;
};

/** Whether a filter lets everything through. */
export function isOpen(filter: PaperFilter): boolean {
  return Object.values(filter).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0),
  );
}

/**
 * The condition on the papers of alias `p`: they pass the filter, stand by themselves and may be seen by the viewer.
 * Of a list that the viewer may not see nothing passes, as of one that is not there.
 */
export function whereFiltered(filter: PaperFilter, viewer: Viewer | null): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`p.root_id IS NULL`,
      ...(isModerator(viewer) ? [] : [Prisma.sql`p.hidden_at IS NULL`]),
      ...filter.authors.map(writtenBy),
      ...filter.orgs.map(fromOrg),
      ...filter.venues.map(
        (venue) => Prisma.sql`strpos(lower(p.venue), lower(${venue}::text)) > 0`,
      ),
      ...filter.categories.map((category) => Prisma.sql`${category}::text = ANY(p.categories)`),
      ...filter.keywords.map(
        (keyword) => Prisma.sql`p.keywords && ARRAY[${keyword}::text, lower(${keyword}::text)]`,
      ),
      ...filter.sources.map(
        (source) => Prisma.sql`EXISTS (
          SELECT FROM source_records r WHERE r.paper_id = p.id AND r.source = lower(${source}::text))`,
      ),
      ...filter.years.flatMap(({ from, to }) => [
        ...(from === null
          ? []
          : [Prisma.sql`p.published_on >= make_date(${inCalendar(from)}::int, 1, 1)`]),
        ...(to === null
          ? []
          : [Prisma.sql`p.published_on <= make_date(${inCalendar(to)}::int, 12, 31)`]),
      ]),
      ...(filter.hasCode === null
        ? []
        : [filter.hasCode ? Prisma.sql`p.code_url IS NOT NULL` : Prisma.sql`p.code_url IS NULL`]),
      ...(filter.listKey === null ? [] : [inList(filter.listKey, viewer?.id ?? "")]),
      ...(filter.paperId === null ? [] : [named(filter.paperId)]),
    ],
    " AND ",
  );
}

/** The condition under which a name, folded, has words that begin so: by the index of its parts, then exactly. */
export function nameBegins(column: Prisma.Sql, key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} LIKE '%' || ${key} || '%' AND ' ' || ${column} LIKE '% ' || ${key} || '%')`;
}

function inCalendar(year: number): number {
  return Math.min(9_999, Math.max(1, year));
}

function writtenBy(name: string): Prisma.Sql {
  const folded = nameKey(name);
  if (folded === "") return Prisma.sql`false`;
  const key = Prisma.sql`${folded}::text`;
  return Prisma.sql`p.id IN (
    SELECT s.paper_id FROM authors a JOIN authorships s ON s.author_id = a.id
    WHERE ${nameBegins(Prisma.sql`a.name_letters`, key)})`;
}

function fromOrg(org: string): Prisma.Sql {
  return Prisma.sql`p.org_id IN (
    SELECT id FROM orgs WHERE slug = lower(${org}::text) OR strpos(' ' || lower(name), ' ' || lower(${org}::text)) > 0)`;
}

function inList(key: string, viewerId: string): Prisma.Sql {
  // Only the id that cannot be guessed opens an unlisted one; see visibleByKey.
  const list = key.includes("-")
    ? Prisma.sql`l.public_id = ${key}::uuid AND (l.visibility <> 'PRIVATE' OR l.owner_id = ${viewerId})`
    : Prisma.sql`l.id = ${Number(key)}::int AND (l.visibility = 'PUBLIC' OR l.owner_id = ${viewerId})`;
  return Prisma.sql`p.id IN (
    SELECT i.paper_id FROM lists l JOIN list_items i ON i.list_id = l.id WHERE ${list})`;
}

function named({ scheme, value }: PaperIdentifier): Prisma.Sql {
  return Prisma.sql`p.id = (
    SELECT paper_id FROM paper_ids WHERE scheme = ${scheme}::paper_id_scheme AND value = ${value})`;
}
