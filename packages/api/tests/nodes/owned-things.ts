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

/** The text of comments that a moderator hides, or whose paper. */
export const HIDDEN = "A hidden text";

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
  const submission = async (
    paperId: number,
    status: "PROPOSED" | "DECLINED",
    submitterId: string | null = owner.userId,
  ) =>
    (
      await db.submission.create({
        data: { paperId, day: new Date("2026-01-10"), status, submitterId },
      })
    ).id;
  const [secondedRow = 0] = await addPapers(db, [70]);
  const seconded = await submission(secondedRow, "PROPOSED", null);
  await db.seconding.create({ data: { submissionId: seconded, userId: owner.userId } });
  const list = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
    const { id, publicId } = await db.list.create({
      data: { ownerId: owner.userId, name: `A ${visibility} list`, visibility, itemCount: 1 },
    });
    await db.listItem.create({
      data: { listId: id, paperId: secretRow, ownerId: owner.userId, note: NOTE, tags: ["tag"] },
    });
    return { id, publicId };
  };
  const [privateList, unlistedList, publicList] = [
    await list("PRIVATE"),
    await list("UNLISTED"),
    await list("PUBLIC"),
  ];
  const readingList = await db.list.findFirstOrThrow({ where: { readingListOf: owner.userId } });
  const item = (list: { publicId: string }) =>
    globalId("ListItem", JSON.stringify([list.publicId, String(secretRow)]));
  /** How the ids of lists and items were before lists had public ids: numbers, which anybody can count up. */
  const byRow = (name: string, { id }: { id: number }) => ({
    [`${name}, by its row`]: globalId("List", id),
    [`item of ${name}, by its row`]: globalId(
      "ListItem",
      JSON.stringify([`${id}`, `${secretRow}`]),
    ),
  });
  const author = await db.author.findFirstOrThrow();
  const org = await db.org.findFirstOrThrow();
  const pair = { lowId: rows[2] ?? 0, highId: rows[3] ?? 0 };
  const candidate = await db.mergeCandidate.create({
    data: { ...pair, reason: "TITLES_DISAGREE", evidence: {} },
  });
  const disputed = await db.disputedId.create({
    data: {
      paperId: pair.lowId,
      scheme: "ARXIV",
      value: "2601.99999",
      source: "crossref",
      evidence: {},
    },
  });
  const merge = await db.merge.create({
    data: { intoId: pair.lowId, fromId: pair.highId, evidence: {}, undoneAt: new Date() },
  });
  const comment = await db.comment.create({
    data: { paperId: paperRow, authorId: owner.userId, body: "I see.", bodyHtml: "", renderer: 0 },
  });
  const deleted = await db.comment.create({
    data: { paperId: paperRow, body: "", bodyHtml: "", renderer: 0, deletedAt: new Date() },
  });
  await db.comment.create({
    data: {
      paperId: paperRow,
      rootId: deleted.id,
      inReplyToId: deleted.id,
      authorId: owner.userId,
      body: "You see.",
      bodyHtml: "",
      renderer: 0,
    },
  });
  await db.paper.update({ where: { id: paperRow }, data: { commentCount: 2 } });
  const hidden = await db.comment.create({
    data: {
      paperId: paperRow,
      authorId: owner.userId,
      body: HIDDEN,
      bodyHtml: HIDDEN,
      renderer: 1,
      hiddenAt: new Date(),
    },
  });
  const [hiddenPaper = 0] = await addPapers(db, [5]);
  await db.paper.update({ where: { id: hiddenPaper }, data: { hiddenAt: new Date() } });
  const ofHidden = await db.comment.create({
    data: { paperId: hiddenPaper, authorId: owner.userId, body: HIDDEN, bodyHtml: "", renderer: 0 },
  });
  await db.listItem.create({
    data: { listId: publicList.id, paperId: hiddenPaper, ownerId: owner.userId },
  });
  const report = await db.report.create({
    data: { reporterId: owner.userId, commentId: hidden.id, reason: "SPAM" },
  });
  const entry = await db.auditEntry.create({
    data: { action: "SET_ROLE", subjectType: "Person", subjectId: owner.userId },
  });
  const token = await db.token.create({
    data: {
      userId: owner.userId,
      name: "A bot",
      hash: "no token's",
      prefix: "prd_Abcd",
      scopes: ["READ"],
      expiresAt: new Date("2027-01-01"),
    },
  });
  const hook = await db.webhook.create({
    data: {
      ownerId: owner.userId,
      url: "https://receiver.example/",
      events: ["COMMENT_CREATED"],
      secret: "",
    },
  });
  const delivery = await db.webhookDelivery.create({
    data: { webhookId: hook.id, messageId: "msg_1", event: "PING", body: "{}" },
  });
  const claim = await db.authorClaim.create({
    data: { authorId: author.id, userId: owner.userId },
  });
  const notification = await db.notification.create({
    data: { userId: owner.userId, kind: "NEW_PAPER", subject: "made-up", paperId: paperRow },
  });
  const search = await db.savedSearch.create({
    data: { userId: owner.userId, name: "Mine", query: "thing" },
  });
  // Nobody names it: each mutation of it is about the viewer's own.
  await db.digestSubscription.create({
    data: {
      userId: owner.userId,
      email: "owner@example.org",
      state: "ACTIVE",
      requestedAt: new Date("2026-01-01T00:00:00Z"),
      issues: {
        create: {
          period: new Date("2026-01-09"),
          paperIds: [paperRow],
          createdAt: new Date("2026-01-09T08:00:00Z"),
        },
      },
    },
  });
  const ofHiddenPaper = await db.notification.create({
    data: { userId: owner.userId, kind: "NEW_PAPER", subject: "hidden", paperId: hiddenPaper },
  });
  const ids = {
    report: globalId("Report", report.id),
    "audit entry": globalId("AuditEntry", entry.id),
    "hidden comment": globalId("Comment", hidden.id),
    "hidden paper": globalId("Paper", hiddenPaper),
    "comment on a hidden paper": globalId("Comment", ofHidden.id),
    "hidden paper in a public list": globalId(
      "ListItem",
      JSON.stringify([publicList.publicId, String(hiddenPaper)]),
    ),
    "listed submission of a hidden paper": globalId(
      "Submission",
      await listOn(db, hiddenPaper, "2026-01-06T08:00:00Z"),
    ),
    comment: globalId("Comment", comment.id),
    "deleted comment": globalId("Comment", deleted.id),
    paper: globalId("Paper", paperRow),
    author: globalId("Author", author.id),
    org: globalId("Org", org.id),
    person: globalId("Person", owner.userId),
    "reading list": globalId("List", readingList.publicId),
    "private list": globalId("List", privateList.publicId),
    "unlisted list": globalId("List", unlistedList.publicId),
    "public list": globalId("List", publicList.publicId),
    "item of a private list": item(privateList),
    "item of an unlisted list": item(unlistedList),
    "item of a public list": item(publicList),
    ...byRow("private list", privateList),
    ...byRow("unlisted list", unlistedList),
    ...byRow("public list", publicList),
    "listed submission": globalId("Submission", listed),
    "proposed submission": globalId("Submission", await submission(rows[2] ?? 0, "PROPOSED")),
    "declined submission": globalId("Submission", await submission(rows[3] ?? 0, "DECLINED")),
    "seconded submission": globalId("Submission", seconded),
    merge: globalId("Merge", merge.id),
    "merge candidate": globalId("MergeCandidate", candidate.id),
    "disputed id": globalId("DisputedId", disputed.id),
    token: globalId("Token", token.id),
    webhook: globalId("Webhook", hook.id),
    "webhook delivery": globalId("WebhookDelivery", delivery.id),
    "author claim": globalId("AuthorClaim", claim.id),
    "notification of a hidden paper": globalId("Notification", ofHiddenPaper.id),
    notification: globalId("Notification", notification.id),
    "saved search": globalId("SavedSearch", search.id),
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
