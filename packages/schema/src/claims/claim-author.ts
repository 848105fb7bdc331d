import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";

/** How many claims of one person may wait at once. */
const MAX_OPEN = 20;

/**
 * Says that an author is the viewer. When they have signed in with the very ORCID iD that the author is known by, that
 * settles it; else a moderator decides. Saying it again changes nothing.
 * @throws {InvalidInputError} when the id is no author's
 * @throws {NotFoundError} when there is no such author
 * @throws {ConflictError} when the author is somebody else, a moderator declined it, or too many wait
 */
export async function claimAuthor(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  input: { authorId: string; note?: string | null },
): Promise<{ claimId: number }> {
  const authorId = readRowId("Author", input.authorId, ["input", "authorId"]);
  return db.$transaction(async (tx) => {
    const author = await lockAuthor(tx, authorId);
    const key = { authorId_userId: { authorId, userId: viewer.id } };
    const present = await tx.authorClaim.findUnique({ where: key });
    if (author.personId === viewer.id && present) return { claimId: present.id };
    if (author.personId !== null && author.personId !== viewer.id) {
      throw new ConflictError(
        "This author is somebody else here: tell a moderator if that is wrong.",
      );
    }
    const orcid = await matchingOrcid(tx, viewer, author.orcid);
    if (orcid === null && present?.status === "OPEN") return { claimId: present.id };
    if (orcid === null && present?.status === "DECLINED") {
      throw new ConflictError(
        "A moderator has declined this: sign in with the author's ORCID iD, or write to a moderator.",
      );
    }
    if (orcid === null) await assertFewOpen(tx, viewer);
    const data = {
      orcid,
      note: input.note ?? present?.note ?? "",
      status: orcid === null ? ("OPEN" as const) : ("ACCEPTED" as const),
      decidedAt: orcid === null ? null : clock.now(),
      decidedById: null,
    };
    const claim = await tx.authorClaim.upsert({
      where: key,
      create: { ...data, authorId, userId: viewer.id },
      update: data,
      select: { id: true },
    });
    if (orcid !== null) await setPerson(tx, authorId, viewer.id);
    return { claimId: claim.id };
  });
}

/**
 * Takes the viewer's claim back, be it waiting or accepted. What a moderator declined stays declined.
 * @throws {InvalidInputError} when the id is no author's
 * @throws {NotFoundError} when there is no such author
 */
export async function withdrawAuthorClaim(
  db: PrismaClient,
  viewer: Viewer,
  input: { authorId: string },
): Promise<{ authorId: number }> {
  const authorId = readRowId("Author", input.authorId, ["input", "authorId"]);
  await db.$transaction(async (tx) => {
    const author = await lockAuthor(tx, authorId);
    await tx.authorClaim.updateMany({
      where: { authorId, userId: viewer.id, status: { in: ["OPEN", "ACCEPTED"] } },
      data: { status: "WITHDRAWN", decidedAt: null, decidedById: null },
    });
    if (author.personId === viewer.id) await setPerson(tx, authorId, null);
  });
  return { authorId };
}

/** Locks an author, as all do who decide whose they are. @throws {NotFoundError} when there is none */
export async function lockAuthor(
  tx: Db,
  authorId: number,
): Promise<{ orcid: string | null; personId: string | null }> {
  const [author] = await tx.$queryRaw<{ orcid: string | null; personId: string | null }[]>`
    SELECT orcid, person_id AS "personId" FROM authors WHERE id = ${authorId} FOR NO KEY UPDATE`;
  if (!author) throw new NotFoundError("There is no such author.");
  return author;
}

/** Says who an author is here. */
export async function setPerson(tx: Db, authorId: number, personId: string | null): Promise<void> {
  await tx.author.update({ where: { id: authorId }, data: { personId } });
}

/** The author's ORCID iD when the viewer has signed in with it: ORCID itself said that it is theirs. */
async function matchingOrcid(tx: Db, viewer: Viewer, orcid: string | null): Promise<string | null> {
  if (orcid === null) return null;
  const account = await tx.account.findFirst({
    where: { userId: viewer.id, providerId: "orcid", accountId: orcid },
    select: { id: true },
  });
  return account && orcid;
}

async function assertFewOpen(tx: Db, viewer: Viewer): Promise<void> {
  await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
  const open = await tx.authorClaim.count({ where: { userId: viewer.id, status: "OPEN" } });
  if (open < MAX_OPEN) return;
  throw new ConflictError(
    `${MAX_OPEN} claims of yours wait, which is the most: wait for a moderator, or take one back.`,
  );
}
