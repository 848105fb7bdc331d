import type { Db } from "../context.ts";
import { nameKey } from "./name-key.ts";

/**
 * The rows of a paper's authors, in order; made where there is none. The same name is not the same person: an ORCID
 * joins, and a name joins only somebody who has written with another name of this list before, when exactly one such
 * person is known.
 */
export async function resolveAuthors(
  tx: Db,
  authors: { name: string; orcid?: string | undefined }[],
): Promise<number[]> {
  const keys = authors.map(({ name }) => nameKey(name));
  const byOrcid = await findByOrcid(
    tx,
    authors.flatMap(({ orcid }) => orcid ?? []),
  );
  const byName = await findByCoAuthors(tx, [...new Set(keys)]);
  const ids: (number | null)[] = authors.map(({ orcid }, index) => {
    const key = keys[index] ?? "";
    return (orcid === undefined ? undefined : byOrcid.get(orcid)) ?? byName.get(key) ?? null;
  });
  // One row takes one place: the same name twice on one paper is two people.
  const used = new Set<number>();
  for (const [index, id] of ids.entries()) {
    if (id === null) continue;
    if (used.has(id)) ids[index] = null;
    used.add(id);
  }
  return create(tx, authors, keys, ids);
}

async function findByOrcid(tx: Db, orcids: string[]): Promise<Map<string, number>> {
  if (orcids.length === 0) return new Map();
  const rows = await tx.author.findMany({
    where: { orcid: { in: orcids } },
    select: { id: true, orcid: true },
  });
  return new Map(rows.map((row) => [row.orcid ?? "", row.id]));
}

async function findByCoAuthors(tx: Db, keys: string[]): Promise<Map<string, number>> {
  if (keys.length < 2) return new Map();
  const rows = await tx.$queryRaw<{ nameKey: string; id: number }[]>`
    SELECT a.name_key AS "nameKey", min(a.id) AS id
    FROM authors a
    WHERE a.name_key = ANY(${keys}) AND EXISTS (
      SELECT FROM authorships here
      JOIN authorships beside ON beside.paper_id = here.paper_id AND beside.author_id <> a.id
      JOIN authors b ON b.id = beside.author_id
      WHERE here.author_id = a.id AND b.name_key = ANY(${keys}) AND b.name_key <> a.name_key
    )
    GROUP BY a.name_key HAVING count(*) = 1`;
  return new Map(rows.map((row) => [row.nameKey, row.id]));
}

async function create(
  tx: Db,
  authors: { name: string; orcid?: string | undefined }[],
  keys: string[],
  ids: (number | null)[],
): Promise<number[]> {
  const missing = authors.flatMap((author, index) =>
    ids[index] === null ? [{ author, index }] : [],
  );
  const created = await tx.author.createManyAndReturn({
    data: missing.map(({ author, index }) => ({ name: author.name, nameKey: keys[index] ?? "" })),
    select: { id: true },
  });
  for (const [place, { index }] of missing.entries()) ids[index] = created[place]?.id ?? 0;
  for (const [index, { orcid }] of authors.entries()) {
    const id = ids[index];
    if (orcid === undefined || id == null) continue;
    await tx.$executeRaw`
      UPDATE authors SET orcid = ${orcid} WHERE id = ${id} AND orcid IS NULL
        AND NOT EXISTS (SELECT FROM authors WHERE orcid = ${orcid})`;
  }
  return ids.map((id) => id ?? 0);
}
