import type { Db } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { MAX_PAGE } from "../paging.ts";
import type { PaperName, PaperRef } from "./paper-ref.ts";
import { readPaperRef } from "./paper-ref.ts";
import { SHOWN } from "./shown-papers.ts";

/** The condition, for Prisma, under which a row is the paper of this name; the name of a merged one leads on. */
export function wherePaper(name: PaperName) {
  return "paperId" in name
    ? { OR: [{ id: name.paperId, rootId: null }, { members: { some: { id: name.paperId } } }] }
    : { ids: { some: { scheme: name.scheme, value: name.value } } };
}

/**
 * The row of one paper that is shown, by any of its names.
 * @param path where the reference stands in the input, for the error
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when no such paper is here
 */
export async function findPaper(db: Db, ref: PaperRef, path?: string[]): Promise<number> {
  const paper = await db.paper.findFirst({
    where: { AND: [wherePaper(readPaperRef(ref, path)), SHOWN] },
    select: { id: true },
  });
  if (paper) return paper.id;
  throw new NotFoundError("This paper is not here yet. Put it on the list with `submitPaper`.");
}

/** Like {@link findPaper}, hidden ones included: for moderators. */
export async function findAnyPaper(db: Db, ref: PaperRef, path?: string[]): Promise<number> {
  const paper = await db.paper.findFirst({
    where: wherePaper(readPaperRef(ref, path)),
    select: { id: true },
  });
  if (paper) return paper.id;
  throw new NotFoundError("This paper is not here.");
}

/**
 * Reads many references.
 * @param argument where they stand, for the error
 * @throws {InvalidInputError} when one is malformed or there are more than a page of them
 */
export function readPaperRefs(refs: readonly PaperRef[], argument = "refs"): PaperName[] {
  if (refs.length > MAX_PAGE) {
    throw InvalidInputError.at(
      [argument],
      `At most ${MAX_PAGE} papers at once: send the rest in another request.`,
    );
  }
  return refs.map((ref, index) => readPaperRef(ref, [argument, String(index)]));
}

/**
 * The rows of many papers, in the order of the references and null where there is none, with one statement a kind.
 * @param argument where the references stand, for the error
 * @throws {InvalidInputError} when a reference is malformed or there are more than a page of them
 */
export async function findPapers(
  db: Db,
  refs: PaperRef[],
  argument = "refs",
): Promise<(number | null)[]> {
  const names = readPaperRefs(refs, argument);
  const identifiers = names.flatMap((name) =>
    "paperId" in name ? [] : [{ scheme: name.scheme, value: name.value }],
  );
  const rows = identifiers.length
    ? await db.paperId.findMany({
        where: { OR: identifiers },
        select: { scheme: true, value: true, paperId: true },
      })
    : [];
  const found = new Map(rows.map((row) => [`${row.scheme} ${row.value}`, row.paperId]));
  const roots = await rootsOf(
    db,
    names.flatMap((name) => ("paperId" in name ? [name.paperId] : [])),
  );
  return names.map((name) =>
    "paperId" in name
      ? (roots.get(name.paperId) ?? null)
      : (found.get(`${name.scheme} ${name.value}`) ?? null),
  );
}

/** For each row that is there, the paper it is one with: itself, unless it was merged. */
export async function rootsOf(db: Db, paperIds: number[]): Promise<Map<number, number>> {
  if (paperIds.length === 0) return new Map();
  const rows = await db.paper.findMany({
    where: { id: { in: paperIds } },
    select: { id: true, rootId: true },
  });
  return new Map(rows.map((row) => [row.id, row.rootId ?? row.id]));
}

/**
 * The row of one paper, held against merging until the transaction ends: what is written for it now goes along when it
 * is merged later. Take it before a list's row, as merging does.
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when no such paper is here
 */
export async function holdPaper(tx: Db, ref: PaperRef, path?: string[]): Promise<number> {
  for (;;) {
    const paperId = await findPaper(tx, ref, path);
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM papers WHERE id = ${paperId} AND root_id IS NULL FOR KEY SHARE`;
    if (held.length > 0) return paperId;
  }
}
