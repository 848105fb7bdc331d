import type { Viewer } from "@paperround/schema/context";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import { tellWebhooks } from "@paperround/schema/webhooks/tell-webhooks";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settle } from "../changes/copy.ts";
import {
  addPapers,
  addPerson,
  arxivId,
  globalId,
  listOn,
  range,
} from "../papers/made-up-papers.ts";
import type { SignedIn } from "../support/test-server.ts";
import { createHook, createHookWorld, firings, rowOf, say } from "./hook-world.ts";
import type { HookWorld } from "./hook-world.ts";

// Which webhook is told of what, and that it is told once.

const URL = "http://127.0.0.1:9/hook";

let world: HookWorld;
let owner: SignedIn;
let people: Viewer[];
let rows: number[];

beforeAll(async () => {
  world = await createHookWorld();
  const db = world.server.database.prisma;
  owner = await world.server.signIn("owner@example.org");
  people = [];
  for (const name of ["ada", "bo", "cy", "dee"]) people.push(await addPerson(db, name));
  rows = await addPapers(db, range(1, 12));
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.server.database.prisma.webhook.deleteMany();
  world.waiting.length = 0;
});

const hook = (input: Record<string, unknown>) =>
  createHook(world.server, owner.token, { url: URL, ...input }).then(({ webhook }) => webhook.id);
const db = () => world.server.database.prisma;
const person = (n = 0): Viewer => people[n] as Viewer;
const paper = (n: number): number => rows[n - 1] ?? 0;
const bodies = async () =>
  (await db().webhookDelivery.findMany({ orderBy: { id: "asc" } })).map(
    ({ body }) =>
      JSON.parse(body) as { type: string; timestamp: string; data: Record<string, never> },
  );

describe("comment.created", () => {
  test("is told to whom it is about, with what everybody may see", async () => {
    const author = await db().author.findFirstOrThrow({ where: { name: "Cy Made-Up 1" } });
    const org = await db().org.findFirstOrThrow();
    const about = async (subjectIds: string[]) => hook({ subjectIds });
    const all = await about([]);
    const ofAuthor = await about([globalId("Author", author.id)]);
    const ofOrg = await about([globalId("Org", org.id), globalId("Paper", paper(1))]);
    const ofPaper = await about([globalId("Paper", paper(2)), globalId("Paper", paper(3))]);
    const id = await say(world.server, person(), 1);
    expect(await world.tell()).toBe(3);
    expect(await world.tell()).toBe(0);
    expect(await firings(world.server, all)).toEqual(["comment.created"]);
    expect(await firings(world.server, ofAuthor)).toHaveLength(1);
    expect(await firings(world.server, ofOrg)).toHaveLength(1);
    expect(await firings(world.server, ofPaper)).toHaveLength(0);
    expect((await bodies())[0]).toEqual({
      type: "comment.created",
      timestamp: expect.any(String) as string,
      data: {
        paper: expect.objectContaining({
          id: globalId("Paper", paper(1)),
          title: "On made-up thing 1",
          url: `https://arxiv.org/abs/${arxivId(1)}`,
        }) as object,
        comment: expect.objectContaining({
          id: globalId("Comment", id),
          body: "I see.",
          author: { name: "ada", handle: person().handle },
        }) as object,
      },
    });
    expect(world.waiting).toHaveLength(3);
  });

  test("is about keywords and categories, whatever the case of a keyword", async () => {
    const has = await hook({ keywords: ["Made-Up Things"], categories: ["cs.XX", "cs.CL"] });
    const lacks = await hook({ keywords: ["made-up things"], categories: ["cs.CL"] });
    await say(world.server, person(), 1);
    await world.tell();
    expect(await firings(world.server, has)).toHaveLength(1);
    expect(await firings(world.server, lacks)).toHaveLength(0);
  });

  test("is told of papers in a list, as long as its owner lets the list be seen", async () => {
    const { id, publicId } = await db().list.create({
      data: { ownerId: person().id, name: "Mine", visibility: "PUBLIC" },
    });
    await db().listItem.create({ data: { listId: id, paperId: paper(4), ownerId: person().id } });
    const of = await hook({ subjectIds: [globalId("List", publicId)] });
    await say(world.server, person(), 4);
    await say(world.server, person(), 5);
    expect(await world.tell()).toBe(1);
    await db().list.update({ where: { id }, data: { visibility: "PRIVATE" } });
    await say(world.server, person(), 4);
    expect(await world.tell()).toBe(0);
    const refused = await createHook(world.server, owner.token, {
      url: URL,
      subjectIds: [globalId("List", publicId)],
    });
    expect(refused).toMatchObject({ code: "NOT_FOUND" });
    // Gone: it does not come to tell of everything.
    await db().list.delete({ where: { id } });
    await say(world.server, person(), 4);
    expect(await world.tell()).toBe(0);
    expect(await firings(world.server, of)).toHaveLength(1);
  });

  test("is not told of what is hidden or deleted by then, and once of what is shown again", async () => {
    await hook({});
    const [deleted, hidden] = [
      await say(world.server, person(), 1),
      await say(world.server, person(), 1),
    ];
    await db().comment.update({ where: { id: deleted }, data: { deletedAt: new Date() } });
    await db().comment.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
    const secret = paper(6);
    await say(world.server, person(), 6);
    await db().paper.update({ where: { id: secret }, data: { hiddenAt: new Date() } });
    expect(await world.tell()).toBe(0);
    const show = (at: Date | null) =>
      db().comment.update({ where: { id: hidden }, data: { hiddenAt: at } });
    await show(null);
    expect(await world.tell()).toBe(1);
    await show(new Date());
    await show(null);
    expect(await world.tell()).toBe(0);
    await db().paper.update({ where: { id: secret }, data: { hiddenAt: null } });
  });

  test("is told of nothing before the webhook, or while it is stopped, or its owner suspended", async () => {
    await say(world.server, person(), 1);
    const id = await hook({});
    expect(await world.tell()).toBe(0);
    const set = (active: boolean) =>
      world.server.graphql(
        "mutation ($id: ID!, $active: Boolean!) { updateWebhook(input: { webhookId: $id, active: $active }) { __typename } }",
        { id, active },
        { token: owner.token },
      );
    await set(false);
    await say(world.server, person(), 1);
    await set(true);
    await say(world.server, person(), 1);
    expect(await world.tell()).toBe(1);
    const suspend = (suspendedAt: Date | null) =>
      db().user.update({ where: { id: owner.userId }, data: { suspendedAt } });
    await suspend(new Date());
    await say(world.server, person(), 1);
    expect(await world.tell()).toBe(0);
    expect(await world.deliver()).toBe(1);
    await suspend(null);
    expect(await db().webhookDelivery.findMany({ select: { state: true } })).toEqual([
      { state: "CANCELLED" },
    ]);
  });
});

describe("paper.submitted", () => {
  test("is told once of each submission, on the day of its list", async () => {
    await hook({ events: ["PAPER_SUBMITTED"] });
    const today = world.now.toISOString();
    const submission = await listOn(db(), paper(1), today);
    const ahead = new Date(world.now.getTime() + 86_400_000).toISOString();
    await listOn(db(), paper(2), ahead);
    // What an import lists on a day of long ago is no news.
    await listOn(db(), paper(3), "2020-01-05T08:00:00Z");
    expect(await world.tell()).toBe(1);
    expect((await bodies())[0]?.data).toMatchObject({
      paper: { title: "On made-up thing 1" },
      submission: {
        id: globalId("Submission", submission),
        day: today.slice(0, 10),
        submitter: null,
      },
    });
    // An editor takes it off and puts it back.
    for (const status of ["DECLINED", "LISTED"] as const)
      await db().submission.update({ where: { id: submission }, data: { status } });
    expect(await world.tell()).toBe(0);
    world.pass(86_400);
    expect(await world.tell()).toBe(1);
    expect((await bodies())[1]?.data).toMatchObject({ paper: { title: "On made-up thing 2" } });
    world.pass(-86_400);
  });
});

describe("vote.threshold", () => {
  const vote = async (number: number, who: number, upvoted = true) =>
    setVote(db(), person(who), { arxiv: arxivId(number) }, upvoted);

  test("is told when a paper's votes first reach the number, and never again", async () => {
    const two = await hook({ events: ["VOTE_THRESHOLD"], voteThreshold: 2 });
    const three = await hook({ events: ["VOTE_THRESHOLD"], voteThreshold: 3 });
    await vote(7, 0);
    expect(await world.tell()).toBe(0);
    // It is taken back before anybody looks.
    await vote(7, 1);
    await vote(7, 1, false);
    expect(await world.tell()).toBe(1);
    await vote(7, 1);
    expect(await world.tell()).toBe(0);
    await vote(7, 2);
    expect(await world.tell()).toBe(1);
    expect(await firings(world.server, two)).toEqual(["vote.threshold"]);
    expect(await firings(world.server, three)).toEqual(["vote.threshold"]);
    expect((await bodies())[1]?.data).toMatchObject({ threshold: 3, paper: { upvoteCount: 3 } });
    // For a webhook that came later it was there already.
    await hook({ events: ["VOTE_THRESHOLD"], voteThreshold: 2 });
    await vote(7, 3);
    expect(await world.tell()).toBe(0);
  });

  test("is told when two papers that become one have it together", async () => {
    await hook({ events: ["VOTE_THRESHOLD"], voteThreshold: 2 });
    await vote(8, 0);
    await vote(9, 1);
    expect(await world.tell()).toBe(0);
    // What was told of the one is not told again of both.
    const one = await hook({ events: ["VOTE_THRESHOLD"], voteThreshold: 2 });
    await db().webhookFiring.create({
      data: { webhookId: rowOf(one), event: "VOTE_THRESHOLD", subjectId: paper(9) },
    });
    const pair = { intoId: paper(8), fromId: paper(9) };
    await db().$transaction((tx) => mergePapers(tx, { ...pair, evidence: {} }));
    expect(await world.tell()).toBe(1);
    expect((await bodies())[0]?.data).toMatchObject({ paper: { id: globalId("Paper", paper(8)) } });
  });
});

test("paper.trending is told of a paper that comes among the first, once, and of none that was there", async () => {
  await db().submission.deleteMany();
  await db().paper.updateMany({ data: { listedAt: null } });
  const at = (minutes: number) => new Date(world.now.getTime() - minutes * 60_000).toISOString();
  await listOn(db(), paper(10), at(30));
  await listOn(db(), paper(11), at(20));
  const id = await hook({ events: ["PAPER_TRENDING"], trendingPlaces: 2 });
  expect(await world.tell()).toBe(0);
  await listOn(db(), paper(12), at(10));
  expect(await world.tell()).toBe(1);
  expect((await bodies())[0]?.data).toMatchObject({
    place: 1,
    paper: { title: "On made-up thing 12" },
  });
  // One falls out and comes back in.
  await db().paper.update({ where: { id: paper(12) }, data: { hiddenAt: new Date() } });
  await world.tell();
  await db().paper.update({ where: { id: paper(12) }, data: { hiddenAt: null } });
  await world.tell();
  expect(await firings(world.server, id)).toEqual(["paper.trending"]);
});

describe("the log", () => {
  test("is told with a constant number of statements, whoever listens and whatever happened", async () => {
    const measure = async (hooks: number, comments: number): Promise<string[]> => {
      await db().webhook.deleteMany();
      for (let n = 0; n < hooks; n++) await hook({ events: ["COMMENT_CREATED"] });
      for (let n = 0; n < comments; n++) await say(world.server, person(), 1 + n);
      await settle(db());
      world.server.statements();
      const jobs = { send: () => Promise.resolve(true) };
      const { deliveries } = await tellWebhooks({
        db: db(),
        clock: { now: () => world.now },
        jobs,
      });
      expect(deliveries).toBe(hooks * comments);
      return world.server.statements();
    };
    const few = await measure(1, 1);
    expect(await measure(5, 4)).toHaveLength(few.length);
    expect(few.length).toBeLessThan(14);
  });

  test("costs one statement where there is no webhook", async () => {
    await say(world.server, person(), 1);
    world.server.statements();
    expect(await world.tell()).toBe(0);
    expect(world.server.statements().filter((sql) => !sql.includes("pg_snapshot"))).toHaveLength(1);
  });

  test("that was purged or restored is said to be missed, and followed from there", async () => {
    await hook({});
    await db().webhookProgress.updateMany({
      data: {
        cursor: Buffer.from("00000000-0000-0000-0000-000000000000/1/1").toString("base64url"),
      },
    });
    const jobs = { send: () => Promise.resolve(true) };
    const ports = { db: db(), clock: { now: () => world.now }, jobs };
    await settle(db());
    expect(await tellWebhooks(ports)).toMatchObject({ missed: true, deliveries: 0 });
    await say(world.server, person(), 1);
    expect(await world.tell()).toBe(1);
  });

  test("waits for a transaction that began earlier and commits later", async (context) => {
    const { pool, kind } = world.server.database;
    if (kind === "pglite") {
      console.log("Skipped on PGlite: it has one connection, so no two transactions run at once.");
      context.skip();
    }
    const id = await hook({});
    const jobs = { send: () => Promise.resolve(true) };
    const ports = { db: db(), clock: { now: () => world.now }, jobs };
    const early = await pool.connect();
    await early.query("BEGIN");
    await early.query(
      "INSERT INTO comments (paper_id, author_id, body, body_html, renderer) VALUES ($1, $2, 'Early', '', 0)",
      [paper(1), person().id],
    );
    await say(world.server, person(1), 2);
    // The later one is committed, and nobody may pass the earlier one.
    expect(await tellWebhooks(ports)).toMatchObject({ deliveries: 0 });
    await early.query("COMMIT");
    early.release();
    expect(await world.tell()).toBe(2);
    expect(await firings(world.server, id)).toHaveLength(2);
    expect(
      (await readChangeLog(db(), (await db().webhookProgress.findFirstOrThrow()).cursor, 10))
        .changes,
    ).toEqual([]);
    expect(rowOf(id)).toBeGreaterThan(0);
  });
});
