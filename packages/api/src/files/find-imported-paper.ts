import type { PaperResolver, PrismaClient } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { findTwin } from "@paperround/schema/identity/find-twin";
import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import type { ParsedPaperId } from "@paperround/schema/paper-id/scheme";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";

/** What finding needs. */
export interface FindPorts {
  db: PrismaClient;
  paperResolver: PaperResolver;
  /** Takes one from what an import may ask of the sources; false when it is used up. */
  mayAsk: () => boolean;
}

/** The paper that was found, or why there is none. */
export type Found = { paperId: number } | { code: string; reason: string };

/**
 * The paper that an entry of somebody's file means. An id that is known here finds its paper; one that is not is asked
 * of its source, whose word is taken. The entry's own word joins no ids and makes no paper: that it names two ids in one
 * breath is no reason to believe that they are one paper's. Last, its title, year and first authors find the one paper
 * that they fit beyond doubt.
 */
export async function findImportedPaper(record: PaperRecord, ports: FindPorts): Promise<Found> {
  const ids = record.ids.toSorted(
    (a, b) => PAPER_ID_SCHEMES.indexOf(a.scheme) - PAPER_ID_SCHEMES.indexOf(b.scheme),
  );
  const known = await findKnown(ports.db, ids);
  if (known !== null) return { paperId: known };
  const asked = await askSources(ids, ports);
  if ("paperId" in asked) return asked;
  const twin = await findTwin(ports.db, record);
  return twin ? { paperId: twin.paperId } : asked;
}

/** The paper of the first id that is known, in the fixed order of the schemes. */
async function findKnown(db: PrismaClient, ids: readonly ParsedPaperId[]): Promise<number | null> {
  const rows = await db.paperId.findMany({
    where: { OR: ids.map(({ scheme, value }) => ({ scheme, value })) },
    select: { scheme: true, value: true, paperId: true },
  });
  const first = ids.find((id) => rows.some((row) => isSame(row, id)));
  return rows.find((row) => first && isSame(row, first))?.paperId ?? null;
}

async function askSources(
  [id]: readonly ParsedPaperId[],
  { db, paperResolver, mayAsk }: FindPorts,
): Promise<Found> {
  if (!id) return { code: "NO_ID", reason: "The entry names no id: add its DOI or arXiv id." };
  const name = lookupKey(id);
  if (!mayAsk()) {
    return { code: "NOT_ASKED", reason: `${name} is not here yet: import the rest again later.` };
  }
  try {
    const record = await paperResolver.resolve({ scheme: id.scheme, value: id.value });
    if (record) return { paperId: (await recordPaper(db, record)).paperId };
    return { code: "NOT_FOUND", reason: `No source knows a paper ${name}: check the id.` };
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    return { code: error.code, reason: `${name}: ${error.message}` };
  }
}

function isSame(a: { scheme: string; value: string }, b: ParsedPaperId): boolean {
  return a.scheme === b.scheme && a.value === b.value;
}
