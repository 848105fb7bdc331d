import { randomUUID } from "node:crypto";
import { decideAuthorClaim } from "@paperround/schema/claims/decide-author-claim";
import { addComment } from "@paperround/schema/comments/add-comment";
import { editComment } from "@paperround/schema/comments/edit-comment";
import type { Viewer } from "@paperround/schema/context";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { setOrgMember } from "@paperround/schema/org-members/manage-members";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { tellOfFitting } from "@paperround/schema/saved-searches/newly-fitting.sql";
import { keepAttempt } from "@paperround/schema/webhooks/keep-attempt";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, addPerson, arxivId, globalId, madeUpRecord } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";

// Whatever tells somebody of something while they delete their account waits for that, goes on, and tells the others. The
// embedded database has one connection, on which nobody waits.

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: what tells somebody who is leaving (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("while somebody is leaving", () => {
  let database: Database;
  let actor: Viewer;
  let goes: Viewer;
  let stays: Viewer;
  let paperId: number;
  let number = 0;

  const db = () => database.prisma;
  const clock = { now: () => new Date() };

  beforeAll(async () => {
    database = await createTestDatabase();
    actor = await addPerson(db(), "actor", "ADMIN");
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    number += 1;
    goes = await addPerson(db(), `goes-${number}`);
    stays = await addPerson(db(), `stays-${number}`);
    [paperId = 0] = await addPapers(db(), [number]);
  });

  /** How many statements wait for a lock. */
  async function waiting(): Promise<number> {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  }

  /** For a transaction in which that is waited for. */
  const PATIENT = { timeout: 30_000 };

  /** Does something while the account's row is about to be deleted, and waits until it is done. */
  async function whileLeaving<Result>(act: () => Promise<Result>): Promise<Result> {
    let acting: Promise<Result> | undefined;
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM people WHERE id = ${goes.id} FOR UPDATE`;
      acting = act();
      acting.catch(() => undefined);
      await expect.poll(waiting).toBe(1);
      await tx.$executeRaw`DELETE FROM people WHERE id = ${goes.id}`;
    }, PATIENT);
    if (!acting) throw new Error("It did not begin.");
    return acting;
  }

  const told = async (kind: string) =>
    (
      await db().$queryRaw<{ userId: string }[]>`
        SELECT user_id AS "userId" FROM notifications WHERE kind = ${kind}::notification_kind
          AND user_id IN (${goes.id}, ${stays.id})`
    ).map(({ userId }) => userId);

  async function follow(what: { authorId: number } | { orgId: number } | { listId: number }) {
    await db().follow.createMany({
      data: [goes, stays].map(({ id }) => ({ userId: id, followedAt: new Date(0), ...what })),
    });
  }

  const publishedOn = new Date().toISOString().slice(0, 10);

  test("a source brings a paper of an author whom they follow", async () => {
    const { id: authorId } = await db().author.findFirstOrThrow({ where: { name: "Ada Example" } });
    await follow({ authorId });
    await whileLeaving(() =>
      recordPaper(db(), madeUpRecord((number += 1), { publishedOn, org: null })),
    );
    expect(await told("NEW_PAPER")).toEqual([stays.id]);
  });

  test("a source brings a paper of an org that they follow", async () => {
    const { id: orgId } = await db().org.findFirstOrThrow({ where: { slug: "made-up-lab" } });
    await follow({ orgId });
    await whileLeaving(() =>
      recordPaper(db(), madeUpRecord((number += 1), { publishedOn, authors: [] })),
    );
    expect(await told("NEW_PAPER")).toEqual([stays.id]);
  });

  test("a paper comes into a list that they follow", async () => {
    const { id } = await db().list.create({
      data: { ownerId: actor.id, name: "Followed", visibility: "PUBLIC" },
    });
    const { publicId } = await db().list.findUniqueOrThrow({ where: { id } });
    await follow({ listId: id });
    const paper = { arxiv: arxivId(number) };
    const listId = globalId("List", publicId);
    await whileLeaving(() => saveToList(db(), actor, { paper, listId }));
    expect(await told("NEW_PAPER")).toEqual([stays.id]);
    expect(await db().list.findUnique({ where: { id } })).toMatchObject({ itemCount: 1 });
  });

  const comment = (by: Viewer, target: { inReplyToId?: string }, body = "Well said.") =>
    addComment(db(), by, clock, {
      ...(target.inReplyToId ? target : { paper: { arxiv: arxivId(number) } }),
      body,
      idempotencyKey: randomUUID(),
    });

  test("somebody answers them in another's thread", async () => {
    const root = await comment(stays, {});
    const answered = await comment(goes, { inReplyToId: globalId("Comment", root.commentId) });
    await db().notification.deleteMany();
    await whileLeaving(() =>
      comment(actor, { inReplyToId: globalId("Comment", answered.commentId) }),
    );
    expect(await told("REPLY")).toEqual([stays.id]);
  });

  test("somebody mentions them", async () => {
    const body = `Dear @${goes.handle} and @${stays.handle}`;
    const { commentId } = await whileLeaving(() => comment(actor, {}, body));
    expect(await told("MENTION")).toEqual([stays.id]);
    expect(await db().comment.findUnique({ where: { id: commentId } })).toMatchObject({
      handles: [stays.handle],
    });
  });

  test("somebody comes to mention them", async () => {
    const { commentId } = await comment(actor, {}, "Dear all");
    const body = `Dear @${goes.handle} and @${stays.handle}`;
    await whileLeaving(() => editComment(db(), actor, clock, { commentId, body, revision: 1 }));
    expect(await told("MENTION")).toEqual([stays.id]);
  });

  test("a moderator decides on their claim: there is none any more", async () => {
    const author = await db().author.create({ data: { name: "Di Claimed", nameKey: "claimed" } });
    const claim = await db().authorClaim.create({
      data: { authorId: author.id, userId: goes.id },
    });
    const deciding = whileLeaving(() =>
      decideAuthorClaim(db(), actor, clock, {
        claimId: globalId("AuthorClaim", claim.id),
        accepted: true,
      }),
    );
    await expect(deciding).rejects.toThrow("There is no such claim.");
    expect(await db().author.findUnique({ where: { id: author.id } })).toMatchObject({
      personId: null,
    });
  });

  test.each([null, "REQUESTED"] as const)(
    "an org invites or accepts them (they were %s): there is nobody any more",
    async (state) => {
      const { id: orgId } = await db().org.findFirstOrThrow();
      if (state) await db().orgMembership.create({ data: { orgId, userId: goes.id, state } });
      const place = {
        orgId: globalId("Org", orgId),
        personId: globalId("Person", goes.id),
        role: "MEMBER" as const,
      };
      const setting = whileLeaving(() => setOrgMember(db(), actor, place));
      await expect(setting).rejects.toThrow("There is no such person.");
      expect(await db().orgMembership.count({ where: { userId: goes.id } })).toBe(0);
    },
  );

  test("a search of theirs finds a paper", async () => {
    const searches = await Promise.all(
      [goes, stays].map(({ id }) =>
        db().savedSearch.create({
          data: { userId: id, name: "Things", query: "thing", notifySince: new Date(0) },
        }),
      ),
    );
    await db().paper.update({ where: { id: paperId }, data: { publishedOn: new Date() } });
    const found = searches.map(({ id }) => ({ searchId: id, paperId }));
    expect(await whileLeaving(() => tellOfFitting(db(), found))).toBe(1);
    expect(await told("SAVED_SEARCH")).toEqual([stays.id]);
  });

  test("a webhook of theirs stops by itself", async () => {
    const webhook = { url: "https://hooks.example.org/", secret: "sealed", events: [] };
    const { id: webhookId } = await db().webhook.create({
      data: { ownerId: goes.id, ...webhook },
    });
    const { id: deliveryId } = await db().webhookDelivery.create({
      data: { messageId: randomUUID(), webhookId, event: "PING", body: "{}" },
    });
    const jobs = { send: () => Promise.resolve(true) };
    const outcome = { startedAt: new Date(), durationMs: 1, excerpt: "", retryAfter: null };
    await whileLeaving(() =>
      keepAttempt(
        { db: db(), clock, jobs },
        { deliveryId, attempt: 1 },
        { ...outcome, status: 410, problem: "It is gone." },
      ),
    );
    expect(await db().webhook.count({ where: { id: webhookId } })).toBe(0);
  });
});
