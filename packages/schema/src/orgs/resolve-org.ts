import type { Db } from "../context.ts";
import type { PaperRecord } from "../papers/paper-record.ts";

/** The row of an org: by its ROR, its handle, or exactly its name; made where there is none. */
export async function resolveOrg(tx: Db, org: PaperRecord["org"]): Promise<number | null> {
  if (!org) return null;
  const slug = org.slug.toLowerCase();
  const ror = org.ror ?? null;
  const present = await tx.org.findFirst({
    where: { OR: [...(ror === null ? [] : [{ ror }]), { slug }, { name: org.name }] },
    orderBy: { id: "asc" },
    select: { id: true, ror: true },
  });
  if (present) {
    if (ror !== null && present.ror === null) {
      await tx.$executeRaw`
        UPDATE orgs SET ror = ${ror} WHERE id = ${present.id} AND NOT EXISTS (SELECT FROM orgs WHERE ror = ${ror})`;
    }
    return present.id;
  }
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO orgs (slug, name, url, ror) VALUES (${slug}, ${org.name}, ${org.url ?? null}, ${ror})
    ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING id`;
  return row?.id ?? null;
}
