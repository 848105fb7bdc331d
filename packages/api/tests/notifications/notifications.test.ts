import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, madeUpRecord, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let reader: SignedIn;
let editor: SignedIn;
let authorId: number;
let orgId: number;
let next = 100;

const TODAY = new Date().toISOString().slice(0, 10);
/** A paper of today, as a source tells of it. */
const fresh = (over = {}) => madeUpRecord(++next, { publishedOn: TODAY, ...over });

beforeAll(async () => {
  server = await createTestServer({ config: { submissions: "curated" } });
  const db = server.database.prisma;
  await addPapers(db, [1]);
  reader = await server.signIn("reader@example.org");
  editor = await server.signIn("editor@example.org");
  await db.user.update({ where: { id: editor.userId }, data: { role: "EDITOR" } });
  authorId = (await db.author.findFirstOrThrow({ where: { name: "Ada Example" } })).id;
  orgId = (await db.org.findFirstOrThrow()).id;
});

afterAll(() => server.close());

interface Notice {
  id: string;
  kind: string;
  readAt: string | null;
  paper: { id: string; title: string } | null;
  author: { name: string } | null;
  org: { slug: string } | null;
  list: { name: string } | null;
  submission: { status: string } | null;
  comment: { body: string | null } | null;
}

async function notices(who = reader, unreadOnly = true) {
  const { data, errors } = await server.graphql<{
    viewer: { notifications: { nodes: Notice[] }; unreadNotificationCount: number };
  }>(
    `query ($unreadOnly: Boolean) { viewer {
      unreadNotificationCount
      notifications(unreadOnly: $unreadOnly, first: 100) { nodes {
        id kind readAt paper { id title } author { name } org { slug } list { name } submission { status } comment { body }
      } }
    } }`,
    { unreadOnly },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  return data.viewer;
}

/** What came since the last call: all is marked as read. */
async function taken(who = reader): Promise<Notice[]> {
  const { nodes } = (await notices(who)).notifications;
  const [last] = nodes;
  if (last) await send("markNotificationsRead(input: { upTo: $x })", last.id, who);
  return nodes;
}

async function send(mutation: string, x: unknown, who = reader, type = "ID!") {
  const { data, errors } = await server.graphql<Record<string, Record<string, unknown>>>(
    `mutation ($x: ${type}) { ${mutation} { __typename ... on Error { code message } } }`,
    { x },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

const follow = (id: string, following = true, who = reader) =>
  send(`setFollow(input: { subjectId: $x, following: ${following} })`, id, who);

const record = (over = {}) => recordPaper(server.database.prisma, fresh(over));

describe("a new paper", () => {
  test("is told once, whoever of those one follows brings it", async () => {
    await record();
    expect(await taken()).toEqual([]);
    await follow(globalId("Author", authorId));
    await follow(globalId("Org", orgId));
    const paper = fresh();
    const { paperId } = await recordPaper(server.database.prisma, paper);
    expect(await taken()).toMatchObject([
      { kind: "NEW_PAPER", paper: { id: globalId("Paper", paperId), title: paper.title } },
    ]);
    // Told again with other authors, it is not news again.
    await recordPaper(server.database.prisma, {
      ...paper,
      authors: [...paper.authors, { name: "Di Later" }],
    });
    expect(await taken()).toEqual([]);
    expect((await notices(reader, false)).notifications.nodes).toHaveLength(1);
  });

  test("is told when many come in together, by author or org alone", async () => {
    const byAuthor = fresh({ org: null });
    const byOrg = fresh({ authors: [{ name: "Nobody Known" }] });
    const neither = fresh({ org: null, authors: [{ name: "Nobody Known" }] });
    await recordPapers(server.database.prisma, [byAuthor, byOrg, neither]);
    const told = await taken();
    expect(told.map(({ paper }) => paper?.title ?? "").toSorted()).toEqual(
      [byAuthor.title, byOrg.title].toSorted(),
    );
    expect(told.find(({ paper }) => paper?.title === byAuthor.title)).toMatchObject({
      author: { name: "Ada Example" },
      org: null,
    });
    expect(told.find(({ paper }) => paper?.title === byOrg.title)).toMatchObject({
      author: null,
      org: { slug: "made-up-lab" },
    });
  });

  test("is no news when it was published long ago, or came before one followed", async () => {
    await record({ publishedOn: "2017-06-12" });
    expect(await taken()).toEqual([]);
    const early = fresh({ org: null, authors: [{ name: "Nobody Known" }] });
    await recordPaper(server.database.prisma, early);
    // Later its author turns out to be one whom the reader follows, but it is here since before they did.
    await follow(globalId("Author", authorId), false);
    await follow(globalId("Author", authorId));
    await server.database.prisma.paper.updateMany({
      where: { title: early.title },
      data: { createdAt: new Date(Date.now() - 60_000) },
    });
    await recordPaper(server.database.prisma, { ...early, authors: [{ name: "Ada Example" }] });
    expect(await taken()).toEqual([]);
  });

  test("is told once however many requests write it at once", async () => {
    const paper = fresh();
    await Promise.all(
      range(1, 6).map((version) =>
        recordPaper(server.database.prisma, { ...paper, abstract: `Version ${version}.` }),
      ),
    );
    expect(await taken()).toHaveLength(1);
  });

  test("that is not kept is not told", async () => {
    const db = server.database.prisma;
    await db
      .$transaction(async (tx) => {
        const paper = await tx.paper.create({ data: { title: "Undone", orgId } });
        await tx.authorship.create({
          data: { paperId: paper.id, position: 0, authorId, name: "A" },
        });
        expect(await tx.notification.count({ where: { paperId: paper.id } })).toBe(1);
        throw new Error("Undone.");
      })
      .catch(() => undefined);
    expect(await taken()).toEqual([]);
  });

  test("is not told again when it is merged with another, or parted from it", async () => {
    const db = server.database.prisma;
    const [one, other] = [await record(), await record()];
    expect(await taken()).toHaveLength(2);
    const stranger = await record({ org: null, authors: [{ name: "Nobody Known" }] });
    expect(await taken()).toEqual([]);
    await db.$transaction((tx) =>
      mergePapers(tx, {
        fromId: other.paperId,
        intoId: one.paperId,
        evidence: {},
        decidedById: null,
      }),
    );
    // The one that stands gets the authors of one that was told.
    await db.$transaction((tx) =>
      mergePapers(tx, {
        fromId: one.paperId,
        intoId: stranger.paperId,
        evidence: {},
        decidedById: null,
      }),
    );
    expect(await taken()).toEqual([]);
    // And what was told separately is one now.
    const { nodes } = (await notices(reader, false)).notifications;
    const standing = globalId("Paper", stranger.paperId);
    expect(nodes.filter(({ paper }) => paper?.id === standing)).toHaveLength(1);
    for (const { id } of await db.merge.findMany({ orderBy: { id: "desc" } }))
      await undoMerge(db, { mergeId: id, undoneById: null });
    expect(await taken()).toEqual([]);
    const parted = (await notices(reader, false)).notifications.nodes.map(({ paper }) => paper?.id);
    expect(parted).toContain(globalId("Paper", one.paperId));
    expect(parted).toContain(globalId("Paper", other.paperId));
  });

  test("told as two papers that become one is one, read when either is; parted, each is as it was", async () => {
    const db = server.database.prisma;
    const [one, other] = [await record(), await record()];
    await db.notification.updateMany({
      where: { userId: reader.userId, paperId: other.paperId },
      data: { readAt: new Date() },
    });
    const counts = async () => {
      const { notifications, unreadNotificationCount } = await notices(reader, true);
      return [notifications.nodes.length, unreadNotificationCount];
    };
    expect(await counts()).toEqual([1, 1]);
    await db.$transaction((tx) =>
      mergePapers(tx, {
        fromId: other.paperId,
        intoId: one.paperId,
        evidence: {},
        decidedById: null,
      }),
    );
    expect(await counts()).toEqual([0, 0]);
    const merge = await db.merge.findFirstOrThrow({ orderBy: { id: "desc" } });
    await undoMerge(db, { mergeId: merge.id, undoneById: null });
    expect(await counts()).toEqual([1, 1]);
    expect((await taken()).map(({ paper }) => paper?.id)).toEqual([globalId("Paper", one.paperId)]);
  });

  test("is not told to who is its author, nor as unread to who submits it", async () => {
    const db = server.database.prisma;
    await db.author.update({ where: { id: authorId }, data: { personId: reader.userId } });
    await record({ org: null });
    expect(await taken()).toEqual([]);
    await db.author.update({ where: { id: authorId }, data: { personId: null } });
    await recordPaper(db, fresh());
    await send(
      `submitPaper(input: { paper: { arxiv: "${arxivId(next)}" }, idempotencyKey: $x })`,
      `key ${next}`,
      reader,
      "String!",
    );
    expect(await taken()).toEqual([]);
  });

  test("is not told to who muted the kind, until they want it again", async () => {
    const set = (enabled: boolean) =>
      send(
        "setNotificationPreference(input: { kind: NEW_PAPER, enabled: $x })",
        enabled,
        reader,
        "Boolean!",
      );
    for (let again = 0; again < 2; again++) await set(false);
    await record();
    expect(await taken()).toEqual([]);
    const { data } = await server.graphql(
      "{ viewer { notificationPreferences { kind enabled } } }",
      {},
      { token: reader.token },
    );
    expect(data).toMatchObject({
      viewer: {
        notificationPreferences: [
          { kind: "NEW_PAPER", enabled: false },
          { kind: "REPLY", enabled: true },
          { kind: "MENTION", enabled: true },
          { kind: "SUBMISSION_DECIDED", enabled: true },
          { kind: "CLAIM_DECIDED", enabled: true },
          { kind: "ORG_MEMBERSHIP", enabled: true },
          { kind: "SAVED_SEARCH", enabled: true },
          { kind: "WEBHOOK_STOPPED", enabled: true },
        ],
      },
    });
    await set(true);
    await record();
    expect(await taken()).toHaveLength(1);
    await follow(globalId("Author", authorId), false);
    await follow(globalId("Org", orgId), false);
    await record();
    expect(await taken()).toEqual([]);
  });

  test("in a list is told to who follows the list, and to nobody once it is private", async () => {
    const db = server.database.prisma;
    const list = await db.list.create({
      data: { ownerId: editor.userId, name: "Picks", visibility: "PUBLIC" },
    });
    const listId = globalId("List", list.publicId);
    await follow(listId);
    await follow(listId, true, editor);
    const save = async (number: number) =>
      send(
        `saveToList(input: { paper: { arxiv: "${arxivId(number)}" }, listId: $x })`,
        listId,
        editor,
      );
    await save(1);
    expect(await taken()).toMatchObject([{ kind: "NEW_PAPER", list: { name: "Picks" } }]);
    // Out and in again is no news.
    await send(
      `removeFromList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $x })`,
      listId,
      editor,
    );
    await save(1);
    expect(await taken()).toEqual([]);
    expect(await taken(editor)).toEqual([]);
    await db.list.update({ where: { id: list.id }, data: { visibility: "PRIVATE" } });
    await addPapers(db, [2]);
    await save(2);
    expect(await taken()).toEqual([]);
    // And what was told leads to the list no more.
    const { nodes } = (await notices(reader, false)).notifications;
    expect(nodes.every((notice) => notice.list === null)).toBe(true);
  });
});

describe("a comment", () => {
  const say = async (input: Record<string, unknown>, who: SignedIn) => {
    const { data, errors } = await server.graphql<{
      addComment: { code?: string; comment?: { id: string } };
    }>(
      `mutation ($input: AddCommentInput!) { addComment(input: $input) {
        ... on AddCommentSuccess { comment { id } } ... on Error { code } } }`,
      { input: { idempotencyKey: `say ${++next}`, ...input } },
      { token: who.token },
    );
    expect(errors).toBeUndefined();
    return data.addComment.comment?.id ?? "";
  };

  test("that answers one is told once, be it to oneself or in one's thread", async () => {
    const root = await say({ paper: { arxiv: arxivId(1) }, body: "I see." }, reader);
    expect(await taken()).toEqual([]);
    const reply = { inReplyToId: root, body: `Do you, @${reader.handle}?`, idempotencyKey: "once" };
    const answer = await say(reply, editor);
    expect(await say(reply, editor)).toBe(answer);
    // Answered and mentioned by one comment: told of it once.
    expect(await taken()).toMatchObject([{ kind: "REPLY", comment: { body: reply.body } }]);
    const third = await server.signIn("third@example.org");
    await say({ inReplyToId: answer, body: "They do." }, third);
    expect(await taken()).toMatchObject([{ kind: "REPLY", comment: { body: "They do." } }]);
    expect(await taken(editor)).toMatchObject([{ kind: "REPLY" }]);
    // One's own answer to oneself is no news.
    await say({ inReplyToId: root, body: "I do." }, reader);
    expect(await taken()).toEqual([]);
    expect(await taken(editor)).toEqual([]);
  });

  test("that mentions one is told once, also when an edit brings it, and shows nothing once deleted", async () => {
    const body = `Look, @${reader.handle}, @${editor.handle}`;
    await say({ paper: { arxiv: arxivId(1) }, body }, editor);
    expect(await taken()).toMatchObject([{ kind: "MENTION", comment: { body } }]);
    expect(await taken(editor)).toEqual([]);
    const plain = await say({ paper: { arxiv: arxivId(1) }, body: "Look." }, editor);
    const edit = (text: string, revision: number) =>
      send(
        `editComment(input: { commentId: $x, body: ${JSON.stringify(text)}, revision: ${revision} })`,
        plain,
        editor,
      );
    await edit(body, 1);
    await edit("Look.", 2);
    await edit(body, 3);
    expect(await taken()).toMatchObject([{ kind: "MENTION" }]);
    await say({ inReplyToId: plain, body: "So what?" }, reader);
    await send("deleteComment(input: { commentId: $x })", plain, editor);
    const { nodes } = (await notices(reader, false)).notifications;
    expect(nodes.filter(({ kind }) => kind === "MENTION")).toMatchObject([
      { comment: { body: null } },
      { comment: { body } },
    ]);
    await taken(editor);
  });
});

describe("a decision on one's submission", () => {
  test("leads to the paper that stands, and back when it is parted again", async () => {
    const db = server.database.prisma;
    const [into = 0, from = 0] = await addPapers(db, [5, 6]);
    const submission = await db.submission.create({
      data: { paperId: from, day: new Date(TODAY), status: "PROPOSED", submitterId: reader.userId },
    });
    const id = globalId("Submission", submission.id);
    await send("declineSubmission(input: { submissionId: $x })", id, editor);
    const ledTo = async () => (await notices()).notifications.nodes.map(({ paper }) => paper?.id);
    expect(await ledTo()).toEqual([globalId("Paper", from)]);
    const mergeId = await db.$transaction((tx) =>
      mergePapers(tx, { fromId: from, intoId: into, evidence: {} }),
    );
    expect(await ledTo()).toEqual([globalId("Paper", into)]);
    await undoMerge(db, { mergeId, undoneById: null });
    expect(await ledTo()).toEqual([globalId("Paper", from)]);
    await taken();
  });

  test("is told once, and a later one again; one's own is not", async () => {
    const db = server.database.prisma;
    await addPapers(db, [3, 4]);
    const submit = (number: number, who: SignedIn) =>
      send(
        `submitPaper(input: { paper: { arxiv: "${arxivId(number)}" }, idempotencyKey: $x })`,
        `submit ${number}`,
        who,
        "String!",
      );
    await submit(3, reader);
    const { id } = await db.submission.findFirstOrThrow({
      where: { submitterId: reader.userId },
      orderBy: { id: "desc" },
    });
    const submissionId = globalId("Submission", id);
    const place = () =>
      send(`placeSubmission(input: { submissionId: $x, day: "${TODAY}" })`, submissionId, editor);
    for (let again = 0; again < 2; again++) await place();
    expect(await taken()).toMatchObject([
      { kind: "SUBMISSION_DECIDED", submission: { status: "LISTED" } },
    ]);
    for (let again = 0; again < 2; again++)
      await send("declineSubmission(input: { submissionId: $x })", submissionId, editor);
    expect(await taken()).toMatchObject([
      { kind: "SUBMISSION_DECIDED", submission: { status: "DECLINED" } },
    ]);
    await submit(4, editor);
    const own = await db.submission.findFirstOrThrow({ where: { submitterId: editor.userId } });
    await send(
      "declineSubmission(input: { submissionId: $x })",
      globalId("Submission", own.id),
      editor,
    );
    expect(await taken(editor)).toEqual([]);
  });
});

describe("reading", () => {
  test("ten thousand followers are told by one statement, each once", async () => {
    const db = server.database.prisma;
    await db.$executeRaw`
      WITH crowd AS (
        INSERT INTO people (id, name, email, updated_at)
        SELECT 'crowd-' || n, 'C', 'c' || n || '@example.org', now() FROM generate_series(1, 10000) AS n RETURNING id
      )
      INSERT INTO follows (user_id, author_id) SELECT id, ${authorId}::int FROM crowd`;
    const paper = fresh();
    server.statements();
    const { paperId } = await recordPaper(db, paper);
    const statements = server.statements().length;
    expect(await db.notification.count({ where: { paperId } })).toBe(10_000);
    await db.follow.deleteMany({ where: { userId: { startsWith: "crowd-" } } });
    // As many statements as when nobody follows.
    server.statements();
    await recordPaper(db, fresh());
    expect(server.statements()).toHaveLength(statements);
  }, 120_000);

  test("marks what is named or all up to one, and nothing of others", async () => {
    const db = server.database.prisma;
    await taken();
    await follow(globalId("Author", authorId));
    await follow(globalId("Author", authorId), true, editor);
    for (let count = 0; count < 4; count++) await record();
    const mine = await notices();
    expect(mine.unreadNotificationCount).toBe(4);
    const [newest, , third] = mine.notifications.nodes;
    const byOther = "markNotificationsRead(input: { ids: [$x] })";
    expect(await send(byOther, newest?.id, editor)).toMatchObject({
      __typename: "MarkNotificationsReadSuccess",
    });
    expect((await notices()).unreadNotificationCount).toBe(4);
    await send(byOther, newest?.id);
    expect((await notices()).unreadNotificationCount).toBe(3);
    await send("markNotificationsRead(input: { upTo: $x })", third?.id);
    expect((await notices()).unreadNotificationCount).toBe(1);
    expect((await notices(editor)).unreadNotificationCount).toBe(4);
    for (const input of ["{}", "{ ids: [$x], upTo: $x }", '{ ids: [$x, "x"] }']) {
      const id = input === "{}" ? undefined : newest?.id;
      const { data } = await server.graphql<Record<string, { code?: string }>>(
        `mutation ${id === undefined ? "" : "($x: ID!)"} { markNotificationsRead(input: ${input}) { ... on Error { code } } }`,
        { x: id },
        { token: reader.token },
      );
      expect(data["markNotificationsRead"]?.code).toBe("INVALID_INPUT");
    }
    // Bounded, however many there are.
    await db.$executeRaw`
      INSERT INTO notifications (user_id, kind, subject)
      SELECT ${reader.userId}, 'NEW_PAPER', 'made-up:' || n FROM generate_series(1, 300) AS n`;
    expect((await notices()).unreadNotificationCount).toBe(100);
  });
});
