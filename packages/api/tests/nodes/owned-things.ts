import { addPapers, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { GraphqlAnswer, SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

/** Who asks. */
export type Who = "owner" | "other" | "editor" | "moderator" | "nobody";

/** A server with things of the owner's. */
export interface OwnedThings {
  server: TestServer;
  /** Global ids, by what they are of: “private list”, “item of a public list”, “proposed submission” … */
  ids: Record<string, string>;
  /** Sends an operation as one of them. */
  ask: <Data>(
    query: string,
    variables: Record<string, unknown>,
    who: Who,
  ) => Promise<GraphqlAnswer<Data>>;
}

/** The note on each of the owner's list items, which is for nobody else. */
export const NOTE = "My secret note";

/** A curated instance where one person has a thing of every kind that can be hidden, and of every kind that cannot. */
export async function createOwnedThings(): Promise<OwnedThings> {
  const server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => new Date("2026-01-10T12:00:00Z") },
  });
  const db = server.database.prisma;
  const [owner, other, editor, moderator] = (await Promise.all(
    ["owner", "other", "editor", "moderator"].map((name) => server.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn, SignedIn];
  await db.user.update({ where: { id: editor.userId }, data: { role: "EDITOR" } });
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  const rows = await addPapers(db, range(1, 4));
  const [paperRow = 0, secretRow = 0] = rows;
  const listed = await listOn(db, paperRow, "2026-01-05T08:00:00Z");
  await db.submission.update({ where: { id: listed }, data: { submitterId: owner.userId } });
  const submission = async (paperId: number, status: "PROPOSED" | "DECLINED") =>
    (
      await db.submission.create({
        data: { paperId, day: new Date("2026-01-10"), status, submitterId: owner.userId },
      })
    ).id;
  const list = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
    const { id } = await db.list.create({
      data: { ownerId: owner.userId, name: `A ${visibility} list`, visibility, itemCount: 1 },
    });
    await db.listItem.create({
      data: { listId: id, paperId: secretRow, ownerId: owner.userId, note: NOTE, tags: ["tag"] },
    });
    return id;
  };
  const [privateList, unlistedList, publicList] = [
    await list("PRIVATE"),
    await list("UNLISTED"),
    await list("PUBLIC"),
  ];
  const readingList = await db.list.findFirstOrThrow({ where: { readingListOf: owner.userId } });
  const item = (listId: number) =>
    globalId("ListItem", JSON.stringify([String(listId), String(secretRow)]));
  const author = await db.author.findFirstOrThrow();
  const org = await db.org.findFirstOrThrow();
  const pair = { lowId: rows[2] ?? 0, highId: rows[3] ?? 0 };
  const candidate = await db.mergeCandidate.create({
    data: { ...pair, reason: "TITLES_DISAGREE", evidence: {} },
  });
  const merge = await db.merge.create({
    data: { intoId: pair.lowId, fromId: pair.highId, evidence: {}, undoneAt: new Date() },
  });
  const ids = {
    paper: globalId("Paper", paperRow),
    author: globalId("Author", author.id),
    org: globalId("Org", org.id),
    person: globalId("Person", owner.userId),
    "reading list": globalId("List", readingList.id),
    "private list": globalId("List", privateList),
    "unlisted list": globalId("List", unlistedList),
    "public list": globalId("List", publicList),
    "item of a private list": item(privateList),
    "item of an unlisted list": item(unlistedList),
    "item of a public list": item(publicList),
    "listed submission": globalId("Submission", listed),
    "proposed submission": globalId("Submission", await submission(rows[2] ?? 0, "PROPOSED")),
    "declined submission": globalId("Submission", await submission(rows[3] ?? 0, "DECLINED")),
    merge: globalId("Merge", merge.id),
    "merge candidate": globalId("MergeCandidate", candidate.id),
  };
  const people = { owner, other, editor, moderator, nobody: null };
  return {
    server,
    ids,
    ask: <Data>(query: string, variables: Record<string, unknown>, who: Who) => {
      const token = people[who]?.token;
      return server.graphql<Data>(query, variables, token === undefined ? {} : { token });
    },
  };
}
