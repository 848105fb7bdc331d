import type { Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, InvalidInputError, NotFoundError } from "../errors.ts";
import { readGlobalId } from "../global-id.ts";
import { visibleByKey, whereListKey } from "../lists/own-list.ts";

/** How many authors, orgs and lists a person may follow. */
export const MAX_FOLLOWS = 5_000;

/** What can be followed, by its row. */
export interface FollowSubject {
  type: "Author" | "Org" | "List";
  id: number;
}

/**
 * Makes the viewer follow an author, an org or a list, or not. Saying it again changes nothing.
 * @throws {InvalidInputError} when the id is none of these's
 * @throws {NotFoundError} when there is none of this id, or it is not the viewer's to see
 * @throws {ConflictError} when the viewer follows {@link MAX_FOLLOWS} already
 */
export async function setFollow(
  db: PrismaClient,
  viewer: Viewer,
  input: { subjectId: string; following: boolean },
): Promise<FollowSubject> {
  const read = readSubject(input.subjectId);
  return db.$transaction(async (tx) => {
    const id = await findSubject(tx, viewer, read, input.following);
    if (id === null) {
      throw new NotFoundError(
        "There is no such author, org or list: take the `id` of one that you see.",
      );
    }
    const subject = { type: read.type, id };
    const row = rowOf(viewer, subject);
    if (!input.following) {
      await tx.follow.deleteMany({ where: row });
      return subject;
    }
    // Under the person's lock: two requests at once do not both find the last place free.
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
    const follows = await tx.follow.count({ where: { userId: viewer.id } });
    if (follows >= MAX_FOLLOWS && (await tx.follow.count({ where: row })) === 0) {
      throw new ConflictError(
        `You follow ${MAX_FOLLOWS.toLocaleString("en")}, which is the most: unfollow one first.`,
      );
    }
    // The database's own time, by which it tells later what is new since.
    await tx.$executeRaw`
      INSERT INTO follows (user_id, author_id, org_id, list_id)
      VALUES (${viewer.id}, ${row.authorId}, ${row.orgId}, ${row.listId}) ON CONFLICT DO NOTHING`;
    return subject;
  });
}

interface NamedSubject {
  type: FollowSubject["type"];
  /** What its global id carries. */
  key: string;
}

function readSubject(globalId: string): NamedSubject {
  const path = ["input", "subjectId"];
  const { typename, id } = readGlobalId(globalId, path);
  if (typename === "Author" || typename === "Org" || typename === "List") {
    return { type: typename, key: id };
  }
  throw InvalidInputError.at(
    path,
    `“${globalId.slice(0, 80)}” is the global id of a ${typename}: authors, orgs and lists are followed.`,
  );
}

/** Its row; null when there is none, or it is hidden. What was followed may be hidden since: that can be ended still. */
async function findSubject(
  tx: Db,
  viewer: Viewer,
  { type, key }: NamedSubject,
  following: boolean,
): Promise<number | null> {
  const select = { id: true } as const;
  if (type === "List") {
    const followed = { ...whereListKey(key), follows: { some: { userId: viewer.id } } };
    const seen = visibleByKey(key, viewer.id);
    const where = following ? seen : { OR: [seen, followed] };
    return (await tx.list.findFirst({ where, select }))?.id ?? null;
  }
  const where = { id: Number(key) };
  const row =
    type === "Author"
      ? await tx.author.findUnique({ where, select })
      : await tx.org.findUnique({ where, select });
  return row?.id ?? null;
}

function rowOf(viewer: Viewer, { type, id }: FollowSubject) {
  return {
    userId: viewer.id,
    authorId: type === "Author" ? id : null,
    orgId: type === "Org" ? id : null,
    listId: type === "List" ? id : null,
  };
}
