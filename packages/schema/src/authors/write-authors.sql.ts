import type { Db } from "../context.ts";
import type { Known } from "./known-authors.sql.ts";

type Writable = Omit<Known, "papers" | "affiliations">;

/** Makes rows of people in their order, and tells them their numbers. */
export async function insertAuthors(tx: Db, people: readonly Writable[]): Promise<void> {
  if (people.length === 0) return;
  const [first] = await tx.$queryRaw<{ ids: number[] }[]>`
    SELECT array_agg(nextval('authors_id_seq')::int) AS ids FROM generate_series(1, ${people.length}::int)`;
  for (const [index, person] of people.entries()) person.id = first?.ids[index] ?? 0;
  await tx.$executeRaw`
    INSERT INTO authors (id, name, name_key, orcid, open_alex_id, semantic_scholar_id)
    SELECT id, name, name_key, nullif(orcid, ''), nullif(open_alex_id, ''), nullif(semantic_scholar_id, '')
    FROM unnest(
      ${people.map(({ id }) => id)}::int[], ${people.map(({ name }) => name)}::text[],
      ${people.map((person) => person.nameKey)}::text[], ${people.map(({ orcid }) => orcid ?? "")}::text[],
      ${people.map(({ openAlexId }) => openAlexId ?? "")}::text[],
      ${people.map(({ semanticScholarId }) => semanticScholarId ?? "")}::text[]
    ) AS new (id, name, name_key, orcid, open_alex_id, semantic_scholar_id)`;
}

/** Writes down ids that have become known of people who have rows. */
export async function writeIds(tx: Db, people: readonly Writable[]): Promise<void> {
  if (people.length === 0) return;
  // In one order everywhere, so that two writers do not wait for each other in a circle.
  await tx.$queryRaw`
    SELECT FROM authors WHERE id = ANY(${people.map(({ id }) => id)}::int[]) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE authors SET orcid = nullif(new.orcid, ''), open_alex_id = nullif(new.open_alex_id, ''),
      semantic_scholar_id = nullif(new.semantic_scholar_id, '')
    FROM unnest(
      ${people.map(({ id }) => id)}::int[], ${people.map(({ orcid }) => orcid ?? "")}::text[],
      ${people.map(({ openAlexId }) => openAlexId ?? "")}::text[],
      ${people.map(({ semanticScholarId }) => semanticScholarId ?? "")}::text[]
    ) AS new (id, orcid, open_alex_id, semantic_scholar_id)
    WHERE authors.id = new.id`;
}
