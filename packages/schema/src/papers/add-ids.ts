import type { Db } from "../context.ts";
import { lookup16Of } from "../lookup/hash.ts";
import type { PaperIdScheme } from "../paper-id/scheme.ts";

/** Another transaction came first; seen by the next attempt. */
export class Overtaken extends Error {}

/** An id to write down, with the version that was seen where the scheme has versions. */
export interface NewId {
  scheme: PaperIdScheme;
  value: string;
  version?: number | undefined;
}

/**
 * Writes down a paper's ids; a later version of one that is there is noted.
 * @returns whether there was something to write
 * @throws {Overtaken} when one of them has become another paper's meanwhile
 */
export async function addIds(tx: Db, paperId: number, ids: readonly NewId[]): Promise<boolean> {
  let added = 0;
  // In one order everywhere, so that two records that share ids do not wait for each other in a circle.
  const ordered = ids.toSorted((a, b) => (a.scheme + a.value < b.scheme + b.value ? -1 : 1));
  for (const { scheme, value, version } of ordered) {
    const [row] = await tx.$queryRaw<unknown[]>`
      INSERT INTO paper_ids (scheme, value, paper_id, origin_paper_id, version, lookup16)
      VALUES (${scheme}::paper_id_scheme, ${value}, ${paperId}, ${paperId}, ${version ?? null}::int,
              ${lookup16Of({ scheme, value })})
      ON CONFLICT (scheme, value) DO UPDATE SET version = EXCLUDED.version
        WHERE EXCLUDED.version > coalesce(paper_ids.version, 0) AND paper_ids.paper_id = EXCLUDED.paper_id
      RETURNING paper_id`;
    if (row) added++;
    else await assertOurs(tx, scheme, value, paperId);
  }
  return added > 0;
}

async function assertOurs(
  tx: Db,
  scheme: PaperIdScheme,
  value: string,
  paperId: number,
): Promise<void> {
  const row = await tx.paperId.findUnique({
    where: { scheme_value: { scheme, value } },
    select: { paperId: true },
  });
  if (row?.paperId !== paperId) throw new Overtaken();
}
