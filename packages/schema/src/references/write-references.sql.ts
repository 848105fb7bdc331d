import type { Db } from "../context.ts";
import type { PaperIdentifier } from "../paper-id/scheme.ts";

/** What one paper cites. */
export interface CitingPaper {
  id: number;
  references: readonly PaperIdentifier[];
}

/** So many rows go in with one statement, however many a batch of papers has. */
const ROWS = 20_000;

/** Writes down what papers cite that had no references before; for those without any nothing is sent. */
export async function insertReferences(tx: Db, papers: readonly CitingPaper[]): Promise<void> {
  const rows = papers.flatMap(({ id, references }) =>
    references.map(({ scheme, value }) => ({ id, scheme, value })),
  );
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS);
    await tx.$executeRaw`
      INSERT INTO paper_references (paper_id, scheme, value)
      SELECT id, scheme::paper_id_scheme, value FROM unnest(
        ${some.map(({ id }) => id)}::int[], ${some.map(({ scheme }) => scheme)}::text[],
        ${some.map(({ value }) => value)}::text[]
      ) AS new (id, scheme, value)
      ON CONFLICT DO NOTHING`;
  }
}

/**
 * Makes what stands of a paper what it cites now; rows that stay are not touched.
 * @returns whether anything differs
 */
export async function replaceReferences(tx: Db, { id, references }: CitingPaper): Promise<boolean> {
  const schemes = references.map(({ scheme }) => scheme);
  const values = references.map(({ value }) => value);
  const gone = await tx.$executeRaw`
    DELETE FROM paper_references WHERE paper_id = ${id} AND (scheme, value) NOT IN (
      SELECT scheme::paper_id_scheme, value
      FROM unnest(${schemes}::text[], ${values}::text[]) AS told (scheme, value)
    )`;
  const added = await tx.$executeRaw`
    INSERT INTO paper_references (paper_id, scheme, value)
    SELECT ${id}::int, scheme::paper_id_scheme, value
    FROM unnest(${schemes}::text[], ${values}::text[]) AS told (scheme, value)
    ON CONFLICT DO NOTHING`;
  return gone + added > 0;
}
