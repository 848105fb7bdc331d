import { randomUUID } from "node:crypto";
import type { Viewer } from "@paperround/schema/context";
import { addComment } from "@paperround/schema/comments/add-comment";
import { setReaction } from "@paperround/schema/comments/set-reaction";
import { DomainError } from "@paperround/schema/errors";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { lockPapers } from "@paperround/schema/identity/paper-locks";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { createList } from "@paperround/schema/lists/create-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { deleteAccount } from "@paperround/schema/people/delete-account";
import { UNTIED_COLUMNS } from "@paperround/schema/people/personal-data";
import { saveSearch } from "@paperround/schema/saved-searches/save-search";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectSound } from "../identity/identity-state.ts";
import {
  addPapers,
  addPerson,
  arxivId,
  globalId,
  listOn,
  range,
} from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { personalColumns } from "./personal-catalogue.ts";

// Who leaves is gone: nothing that is theirs stays behind, and nothing of anybody else's goes with it.

let server: TestServer;
let rows: number[];

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, 8));
});

afterAll(() => server.close());

const DELETE = `mutation ($handle: String!) {
  deleteAccount(input: { handle: $handle }) {
    __typename
    ... on DeleteAccountSuccess { deletedHandle }
    ... on Error { code message }
  }
}`;

interface Answer {
  deleteAccount: { __typename: string; deletedHandle?: string; code?: string };
}

async function leave(by: { token?: string }, handle: string) {
  const { data, errors } = await server.graphql<Answer>(DELETE, { handle }, by);
  expect(errors).toBeUndefined();
  return data.deleteAccount;
}

const viewerOf = ({ userId, handle }: SignedIn): Viewer => ({
  id: userId,
  name: handle,
  handle,
  email: "",
  role: "MEMBER",
});

/** Somebody with a row wherever a person can have one. */
async function settle(email: string): Promise<SignedIn> {
  const db = server.database.prisma;
  const person = await server.signIn(email);
  const viewer = viewerOf(person);
  for (const number of [1, 2, 3]) {
    await setVote(db, viewer, { arxiv: arxivId(number) }, true);
    await saveToList(db, viewer, { paper: { arxiv: arxivId(number) }, note: `Of ${email}` });
  }
  await setVote(db, viewer, { arxiv: arxivId(3) }, false);
  await createList(db, viewer, {
    name: "Mine",
    visibility: "PUBLIC",
    idempotencyKey: randomUUID(),
  });
  const id = await listOn(db, rows[7] ?? 0, "2026-01-10T08:00:00Z");
  const decided = { submitterId: person.userId, decidedById: person.userId };
  await db.submission.update({ where: { id }, data: decided });
  const { id: submissionId } = await db.submission.upsert({
    where: { originPaperId_day: { originPaperId: rows[4] ?? 0, day: new Date("2026-01-11") } },
    create: { paperId: rows[4] ?? 0, day: new Date("2026-01-11"), status: "PROPOSED" },
    update: {},
  });
  await db.seconding.create({ data: { submissionId, userId: person.userId } });
  const clock = { now: () => new Date() };
  const { commentId } = await addComment(db, viewer, clock, {
    body: `I think so, @${person.handle}.`,
    idempotencyKey: randomUUID(),
    paper: { arxiv: arxivId(1) },
  });
  await setReaction(db, viewer, { commentId, reaction: "AGREE", on: true });
  await saveSearch(db, viewer, {
    name: `Of ${email}`,
    query: "thing",
    filter: null,
    sort: "RELEVANCE",
    notify: true,
    idempotencyKey: randomUUID(),
  });
  await db.account.create({
    data: {
      id: randomUUID(),
      accountId: randomUUID(),
      providerId: "github",
      userId: person.userId,
    },
  });
  const pair = { lowId: rows[5] ?? 0, highId: rows[6] ?? 0 };
  await db.mergeCandidate.deleteMany();
  await db.mergeCandidate.create({
    data: { ...pair, reason: "TITLES_DISAGREE", evidence: {}, decidedById: person.userId },
  });
  await db.merge.create({
    data: {
      intoId: pair.lowId,
      fromId: pair.highId,
      evidence: {},
      undoneAt: new Date(),
      decidedById: person.userId,
      undoneById: person.userId,
    },
  });
  // A code that waits.
  await server.graphql(
    `mutation { requestSignInCode(input: { email: "${email}" }) { __typename } }`,
  );
  return person;
}

/** Every place of the database that holds one of these texts: `table.column`. */
async function placesOf(texts: string[]): Promise<string[]> {
  const db = server.database.prisma;
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND (data_type IN ('text', 'jsonb', 'json', 'ARRAY', 'character varying') OR data_type = 'USER-DEFINED')`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE "${column}"::text LIKE ANY($1)`,
      texts.map((text) => `%${text}%`),
    );
    if (row && row.count > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

describe("deleteAccount", () => {
  test("leaves nothing behind, and what others build on stands without a name", async () => {
    const db = server.database.prisma;
    const stays = await settle("stays@example.org");
    const goes = await settle("goes@example.org");
    const traces = [goes.userId, "goes@example.org"];
    expect((await placesOf(traces)).length).toBeGreaterThan(10);
    const theirs = await db.comment.findFirstOrThrow({ where: { authorId: goes.userId } });
    const answer = { body: "And I do not.", idempotencyKey: randomUUID() };
    await addComment(
      db,
      viewerOf(stays),
      { now: () => new Date() },
      {
        ...answer,
        inReplyToId: globalId("Comment", theirs.id),
      },
    );
    await setReaction(db, viewerOf(stays), { commentId: theirs.id, reaction: "FUNNY", on: true });
    const before = await placesOf([stays.userId]);
    expect(await leave(goes, goes.handle)).toEqual({
      __typename: "DeleteAccountSuccess",
      deletedHandle: goes.handle,
    });
    expect(await placesOf(traces)).toEqual([]);
    expect(await placesOf([stays.userId])).toEqual(before);
    expect(
      await db.paper.findMany({
        where: { id: { in: rows.slice(0, 3) } },
        select: { upvoteCount: true },
        orderBy: { id: "asc" },
      }),
    ).toEqual([{ upvoteCount: 1 }, { upvoteCount: 1 }, { upvoteCount: 0 }]);
    await expectSound(db);
    const query = `{ paper(ref: { arxiv: "${arxivId(8)}" }) { submission { status submitter { handle } } } }`;
    expect((await server.graphql(query)).data).toEqual({
      paper: { submission: { status: "LISTED", submitter: null } },
    });
    // The thread is readable: what was said, by nobody, and what was answered.
    const thread = `{ paper(ref: { arxiv: "${arxivId(1)}" }) { commentCount comments { nodes {
      body author { handle } reactorCount replies { nodes { body author { handle } } } } } } }`;
    const said = await server.graphql<{ paper: { comments: { nodes: object[] } } }>(thread);
    expect(said.errors).toBeUndefined();
    expect(said.data.paper).toMatchObject({ commentCount: 3 });
    expect(said.data.paper.comments.nodes).toContainEqual({
      body: `I think so, @${goes.handle}.`,
      author: null,
      reactorCount: 1,
      replies: { nodes: [{ body: "And I do not.", author: { handle: stays.handle } }] },
    });
    // The session is over, and the address is free.
    expect((await server.graphql("{ viewer { id } }", {}, goes)).data).toEqual({ viewer: null });
    expect(await leave(goes, goes.handle)).toMatchObject({ code: "SIGNED_OUT" });
    const again = await server.signIn("goes@example.org");
    expect(again.userId).not.toBe(goes.userId);
    expect(again.handle).toBe(goes.handle);
  });

  test("wants one's own handle", async () => {
    const person = await server.signIn("typing@example.org");
    expect(await leave(person, "somebody-else")).toMatchObject({ code: "INVALID_INPUT" });
    expect(await leave(person, "")).toMatchObject({ code: "INVALID_INPUT" });
    expect(await leave(person, ` ${person.handle.toUpperCase()} `)).toMatchObject({
      __typename: "DeleteAccountSuccess",
    });
  });

  test("wants a fresh sign-in: a session that was found open deletes nothing", async () => {
    const person = await server.signIn("open@example.org");
    await server.database.prisma.session.updateMany({
      where: { userId: person.userId },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await leave(person, person.handle)).toMatchObject({ code: "FORBIDDEN" });
    const fresh = await server.signIn("open@example.org");
    expect(await leave(fresh, fresh.handle)).toMatchObject({ __typename: "DeleteAccountSuccess" });
  });

  test("nobody deletes anything", async () => {
    expect(await leave({}, "anybody")).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("the only admin stays; of two who leave at once, one does", async () => {
    const db = server.database.prisma;
    const one = await server.signIn("one@example.org");
    await db.user.update({ where: { id: one.userId }, data: { role: "ADMIN" } });
    expect(await leave(one, one.handle)).toMatchObject({ code: "CONFLICT" });
    const two = await server.signIn("two@example.org");
    await db.user.update({ where: { id: two.userId }, data: { role: "ADMIN" } });
    const both = await Promise.all([leave(one, one.handle), leave(two, two.handle)]);
    expect(both.map(({ code }) => code ?? "gone").sort()).toEqual(["CONFLICT", "gone"]);
    expect(await db.user.count({ where: { role: "ADMIN" } })).toBe(1);
    await db.user.updateMany({ where: { role: "ADMIN" }, data: { role: "MEMBER" } });
  });
});

describe("at the same time as others", () => {
  const delete_ = (viewer: Viewer) =>
    deleteAccount(
      { db: server.database.prisma, clock: { now: () => new Date() }, sessionBeganAt: new Date() },
      viewer,
      { handle: viewer.handle },
    );

  test("votes, saves and new lists come before it or find nobody; counters equal rows", async () => {
    const db = server.database.prisma;
    for (const round of range(1, 5)) {
      const goes = await addPerson(db, `racer-${round}`);
      const stays = await addPerson(db, `bystander-${round}`);
      const by = (viewer: Viewer) =>
        range(1, 4).flatMap((number) => {
          const paper = { arxiv: arxivId(number) };
          return [
            setVote(db, viewer, paper, true),
            saveToList(db, viewer, { paper }),
            setVote(db, viewer, paper, number % 2 === 0),
          ];
        });
      const outcomes = await Promise.allSettled([
        ...by(goes),
        ...by(stays),
        delete_(goes),
        delete_(goes),
        createList(db, goes, { name: "Late", visibility: "PRIVATE", idempotencyKey: randomUUID() }),
        ...by(goes),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected")
          expect(outcome.reason, String(outcome.reason)).toBeInstanceOf(DomainError);
      }
      expect(await db.user.count({ where: { id: goes.id } })).toBe(0);
      expect(await placesOf([goes.id])).toEqual([]);
      expect(await db.listItem.count({ where: { ownerId: stays.id } })).toBe(4);
      await expectSound(db);
    }
  });

  test("a merge and its undoing: nobody's vote is counted twice or lost", async () => {
    const db = server.database.prisma;
    const [into = 0, from = 0] = [rows[3], rows[4]];
    for (const round of range(1, 4)) {
      const goes = await addPerson(db, `merged-${round}`);
      const stays = await addPerson(db, `merger-${round}`);
      for (const viewer of [goes, stays])
        for (const id of [into, from]) {
          const paper = { id: globalId("Paper", id) };
          await setVote(db, viewer, paper, true);
          await saveToList(db, viewer, { paper });
        }
      const merge = () =>
        db.$transaction(async (tx) => {
          await lockPapers(tx, [into, from]);
          return mergePapers(tx, { fromId: from, intoId: into, evidence: {} });
        });
      const [mergeId] = await Promise.all([merge(), delete_(goes)]);
      await expectSound(db);
      await undoMerge(db, { mergeId, undoneById: null });
      await expectSound(db);
      expect(await placesOf([goes.id])).toEqual([]);
      expect(await db.vote.count({ where: { userId: stays.id } })).toBe(2);
      await db.notSame.deleteMany();
    }
  });

  test("cut off in the middle, all of it is as it was", async () => {
    const db = server.database.prisma;
    const person = await addPerson(db, "cut-off");
    await setVote(db, person, { arxiv: arxivId(1) }, true);
    const before = await placesOf([person.id]);
    await db.$executeRaw`
      CREATE FUNCTION stay() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut off'; END $$`;
    await db.$executeRaw`CREATE TRIGGER stay BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION stay()`;
    await expect(delete_(person)).rejects.toThrow("cut off");
    expect(await placesOf([person.id])).toEqual(before);
    await expectSound(db);
    await db.$executeRaw`DROP TRIGGER stay ON people`;
    await delete_(person);
    expect(await placesOf([person.id])).toEqual([]);
  });
});

test("the database lets go of a person wherever it knows of one, and the rule does wherever it does not", async () => {
  const columns = await personalColumns(server.database.prisma);
  expect(
    columns.filter(
      ({ place, onDelete }) =>
        onDelete === "other" || (onDelete === null && !(place in UNTIED_COLUMNS)),
    ),
    "Say `onDelete: Cascade` or `SetNull` in the model, or what becomes of the column in UNTIED_COLUMNS (people/personal-data.ts).",
  ).toEqual([]);
  const untied = columns.filter(({ onDelete }) => onDelete === null).map(({ place }) => place);
  expect(untied.sort()).toEqual(Object.keys(UNTIED_COLUMNS).sort());
});
