import type { Db } from "../context.ts";
import { nameKey } from "./name-key.ts";

/** An author as a record names them. */
interface Named {
  name: string;
  orcid?: string | undefined;
}

/** A row that may be the author who is named. */
interface Known {
  id: number;
  nameKey: string;
  orcid: string | null;
}

/**
 * The rows of a paper's authors, in order; made where there is none. The same name is not the same person: an ORCID
 * joins; a name joins whoever has it on this paper already; and else only somebody who has written with another name
 * of this list before, when exactly one such person is known.
 * @param present the paper's authors until now
 */
export async function resolveAuthors(
  tx: Db,
  authors: Named[],
  present: Known[] = [],
): Promise<number[]> {
  const wanted = authors.map(({ name, orcid }) => ({ name, orcid, nameKey: nameKey(name) }));
  const byOrcid = await findByOrcid(tx, new Set(wanted.flatMap(({ orcid }) => orcid ?? [])));
  const byCoAuthors = await findByCoAuthors(tx, new Set(wanted.map((author) => author.nameKey)));
  const onPaper = Map.groupBy(present, (author) => author.nameKey);

  const ids: (number | null)[] = wanted.map(() => null);
  // One row takes one place: the same name twice on one paper is two people.
  const used = new Set<number>();
  const join = (find: (author: Named & { nameKey: string }) => Known[]) => {
    for (const [index, author] of wanted.entries()) {
      if (ids[index] !== null) continue;
      const row = find(author).find(({ id, orcid }) => !used.has(id) && mayBe(author, orcid));
      if (!row) continue;
      ids[index] = row.id;
      used.add(row.id);
    }
  };
  join(({ orcid }) => byOrcid.get(orcid ?? "") ?? []);
  join((author) => onPaper.get(author.nameKey) ?? []);
  join((author) => byCoAuthors.get(author.nameKey) ?? []);

  const missing = wanted.filter((_author, index) => ids[index] === null);
  const created = await tx.author.createManyAndReturn({
    data: missing.map(({ name, nameKey }) => ({ name, nameKey })),
    select: { id: true },
  });
  const rows = ids.map((id) => id ?? created.shift()?.id ?? 0);
  await writeOrcids(tx, wanted, rows);
  return rows;
}

/** Each ORCID once, with the first author who bears it: a second one is a mistake of the source. */
export function orcidsOf(authors: Named[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const [index, { orcid }] of authors.entries()) {
    if (orcid !== undefined && !first.has(orcid)) first.set(orcid, index);
  }
  return first;
}

function mayBe(author: Named, orcid: string | null): boolean {
  return author.orcid === undefined || orcid === null || author.orcid === orcid;
}

async function findByOrcid(tx: Db, orcids: Set<string>): Promise<Map<string, Known[]>> {
  if (orcids.size === 0) return new Map();
  const rows = await tx.author.findMany({
    where: { orcid: { in: [...orcids] } },
    select: { id: true, nameKey: true, orcid: true },
  });
  return Map.groupBy(rows, (row) => row.orcid ?? "");
}

async function findByCoAuthors(tx: Db, keys: Set<string>): Promise<Map<string, Known[]>> {
  if (keys.size < 2) return new Map();
  const names = [...keys];
  const rows = await tx.$queryRaw<Known[]>`
    SELECT a.name_key AS "nameKey", min(a.id) AS id, min(a.orcid) AS orcid
    FROM authors a
    WHERE a.name_key = ANY(${names}) AND EXISTS (
      SELECT FROM authorships here
      JOIN authorships beside ON beside.paper_id = here.paper_id AND beside.author_id <> a.id
      JOIN authors b ON b.id = beside.author_id
      WHERE here.author_id = a.id AND b.name_key = ANY(${names}) AND b.name_key <> a.name_key
    )
    GROUP BY a.name_key HAVING count(*) = 1`;
  return Map.groupBy(rows, (row) => row.nameKey);
}

async function writeOrcids(tx: Db, authors: Named[], rows: number[]): Promise<void> {
  const places = [...orcidsOf(authors)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (places.length === 0) return;
  await tx.$executeRaw`
    UPDATE authors SET orcid = given.orcid
    FROM unnest(${places.map(([, index]) => rows[index] ?? 0)}::int[], ${places.map(([orcid]) => orcid)}::text[])
      AS given (id, orcid)
    WHERE authors.id = given.id AND authors.orcid IS NULL
      AND NOT EXISTS (SELECT FROM authors other WHERE other.orcid = given.orcid)`;
}
