import type { Db } from "../context.ts";
import type { PaperRecord } from "../papers/paper-record.ts";

type NamedOrg = NonNullable<PaperRecord["org"]>;

/** An org that has a row, or will have one once it is written. */
interface OrgRow {
  /** Null until it is written. */
  id: number | null;
  slug: string;
  name: string;
  ror: string | null;
  url: string | null;
}

/**
 * The rows of orgs: by their ROR, their handle, or exactly their name, the oldest where several fit; made where there is
 * none. Two statements however many they are, and one for each whose ROR becomes known.
 * @returns one for each, in their order; null where there is no org
 */
export async function resolveOrgs(
  tx: Db,
  orgs: readonly PaperRecord["org"][],
): Promise<(number | null)[]> {
  const named = orgs.filter((org) => org !== null);
  if (named.length === 0) return orgs.map(() => null);
  const rows = await readOrgs(tx, named);
  const learned = new Set<OrgRow>();
  const found = orgs.map((org) => {
    if (org === null) return null;
    const row = findOrMake(rows, org);
    if (row.ror === null && org.ror !== undefined && !rows.some(({ ror }) => ror === org.ror)) {
      row.ror = org.ror;
      if (row.id !== null) learned.add(row);
    }
    return row;
  });
  await insertOrgs(
    tx,
    rows.filter(({ id }) => id === null),
  );
  for (const { id, ror } of [...learned].toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))) {
    await tx.$executeRaw`
      UPDATE orgs SET ror = ${ror} WHERE id = ${id} AND NOT EXISTS (SELECT FROM orgs WHERE ror = ${ror})`;
  }
  return found.map((row) => row?.id ?? null);
}

async function readOrgs(tx: Db, orgs: readonly NamedOrg[]): Promise<OrgRow[]> {
  return tx.$queryRaw<OrgRow[]>`
    SELECT id, slug, name, ror, url FROM orgs
    WHERE ror = ANY(${orgs.flatMap(({ ror }) => ror ?? [])}::text[])
      OR slug = ANY(${orgs.map(slugOf)}::text[])
      OR name = ANY(${orgs.map(({ name }) => name)}::text[])
    ORDER BY id`;
}

/** Looks among what is here, the oldest first, and what this batch makes. */
function findOrMake(rows: OrgRow[], org: NamedOrg): OrgRow {
  const slug = slugOf(org);
  const present = rows.find(
    (row) =>
      (org.ror !== undefined && row.ror === org.ror) || row.slug === slug || row.name === org.name,
  );
  if (present) return present;
  const row = { id: null, slug, name: org.name, ror: org.ror ?? null, url: org.url ?? null };
  rows.push(row);
  return row;
}

async function insertOrgs(tx: Db, rows: readonly OrgRow[]): Promise<void> {
  if (rows.length === 0) return;
  // In one order everywhere, so that two writers do not wait for each other in a circle.
  const ordered = rows.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const inserted = await tx.$queryRaw<{ id: number; slug: string }[]>`
    INSERT INTO orgs (slug, name, url, ror)
    SELECT slug, name, nullif(url, ''), nullif(ror, '') FROM unnest(
      ${ordered.map(({ slug }) => slug)}::text[], ${ordered.map(({ name }) => name)}::text[],
      ${ordered.map(({ url }) => url ?? "")}::text[], ${ordered.map(({ ror }) => ror ?? "")}::text[]
    ) AS new (slug, name, url, ror)
    ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING id, slug`;
  const ids = new Map(inserted.map(({ id, slug }) => [slug, id]));
  for (const row of ordered) row.id = ids.get(row.slug) ?? null;
}

function slugOf({ slug }: NamedOrg): string {
  return slug.toLowerCase();
}
