import type { Db } from "../context.ts";
import { visibleByKey } from "../lists/own-list.ts";
import type { CitedPaper } from "./cited-paper.ts";
import { CITED_PAPER } from "./cited-paper.ts";

/** A list whose papers are to be cited. */
export interface CitedList {
  id: number;
  name: string;
  /** Whether everybody sees it who has its address. */
  isForAll: boolean;
}

/** Papers that are read at once: one page is in memory. */
const PAGE = 100;

/** The list of this key, as far as this person may see it; null when there is none. */
export async function findCitedList(
  db: Db,
  key: string,
  viewerId: string | undefined,
): Promise<CitedList | null> {
  const list = await db.list.findFirst({
    where: visibleByKey(key, viewerId),
    select: { id: true, name: true, visibility: true },
  });
  return list && { id: list.id, name: list.name, isForAll: list.visibility !== "PRIVATE" };
}

/** Changes when a citation of the list's papers does: when papers come or go, or a source tells of one. */
export async function listFingerprint(db: Db, listId: number): Promise<string> {
  const [row] = await db.$queryRaw<{ fingerprint: string | null }[]>`
    SELECT md5(string_agg(paper_id || ':' || coalesce(told, ''), ',' ORDER BY added_at, paper_id)) AS fingerprint
    FROM list_items LEFT JOIN LATERAL (
      SELECT string_agg(hash, '' ORDER BY id) AS told FROM source_records
      WHERE source_records.paper_id = list_items.paper_id
    ) AS records ON true
    WHERE list_id = ${listId}`;
  return row?.fingerprint ?? "empty";
}

/** The papers of a list, the first added first, so that what is added later changes nothing before it. */
export async function* citedPapers(db: Db, listId: number): AsyncGenerator<CitedPaper> {
  let after: { addedAt: Date; paperId: number } | undefined;
  for (;;) {
    const items = await db.listItem.findMany({
      where: {
        listId,
        ...(after && {
          addedAt: { gte: after.addedAt },
          OR: [
            { addedAt: { gt: after.addedAt } },
            { addedAt: after.addedAt, paperId: { gt: after.paperId } },
          ],
        }),
      },
      orderBy: [{ addedAt: "asc" }, { paperId: "asc" }],
      take: PAGE,
      select: { addedAt: true, paperId: true, paper: { select: CITED_PAPER } },
    });
    for (const { paper } of items) yield paper;
    after = items.at(-1);
    if (items.length < PAGE) return;
  }
}
