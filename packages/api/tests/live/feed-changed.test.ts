import {
  declineSubmission,
  placeSubmission,
} from "@paperround/schema/submissions/decide-submission";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, addPerson, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { Subscribed } from "./subscribe.ts";
import { subscribe } from "./subscribe.ts";

const FEED_CHANGED = `subscription ($on: Date!) {
  feedChanged(on: $on) { day paperId isListed paper { id upvoteCount } }
}`;

let server: TestServer;
let rows: number[];
let editor: SignedIn;
let now: Date;
const open: Subscribed[] = [];

beforeAll(async () => {
  now = new Date();
  server = await createTestServer({ clock: { now: () => now } });
  editor = await server.signIn("editor@example.org");
  await server.database.prisma.user.update({
    where: { id: editor.userId },
    data: { role: "EDITOR" },
  });
  rows = await addPapers(server.database.prisma, range(1, 6), { day: "2026-02-01" });
});

beforeEach(() => {
  now = new Date("2026-02-03T14:30:00Z");
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.leave()));
});

afterAll(() => server.close());

async function follow(on: string, token?: string): Promise<Subscribed> {
  const subscription = await subscribe(
    server,
    FEED_CHANGED,
    { on },
    token === undefined ? {} : { token },
  );
  open.push(subscription);
  return subscription;
}

const row = (number: number): number => rows[number - 1] ?? 0;
const news = (number: number, isListed: boolean, on = "2026-02-01") => ({
  data: {
    feedChanged: {
      day: on,
      isListed,
      paperId: globalId("Paper", row(number)),
      paper: expect.objectContaining({ id: globalId("Paper", row(number)) }) as unknown,
    },
  },
});

/** The first that is about this paper: what was written before somebody followed may still be told of. */
async function nextAbout(subscription: Subscribed, number: number) {
  for (;;) {
    const event = await subscription.next();
    const told = event?.data?.["feedChanged"] as { paperId: string } | undefined;
    if (told?.paperId === globalId("Paper", row(number))) return event;
  }
}

const touch = (number: number) =>
  server.database.prisma.paper.update({
    where: { id: row(number) },
    data: { sourceUpvoteCount: { increment: 1 } },
  });

describe("who follows the list of a day", () => {
  test("is told of what stands there when it changes, of what comes and of what leaves", async () => {
    const { prisma: db } = server.database;
    const person = await addPerson(db, "placer", "EDITOR");
    const [added = 0] = await addPapers(db, [20]);
    rows[19] = added;
    const first = await follow("2026-02-01");
    const second = await follow("2026-02-02");
    await touch(2);
    expect(await nextAbout(first, 2)).toEqual(news(2, true));
    await touch(20);
    const id = await listOn(db, row(20), "2026-02-01");
    expect(await nextAbout(first, 20)).toEqual(news(20, true));
    const submissionId = globalId("Submission", id);
    await placeSubmission(
      db,
      person,
      { now: () => now },
      { submissionId, day: new Date("2026-02-02") },
    );
    expect(await nextAbout(first, 20)).toEqual(news(20, false));
    expect(await second.next()).toEqual(news(20, true, "2026-02-02"));
    await declineSubmission(db, person, { now: () => now }, { submissionId });
    expect(await second.next()).toEqual(news(20, false, "2026-02-02"));
  });

  test("is told that much has changed rather than of each of hundreds", async () => {
    const { prisma: db } = server.database;
    const slow = await follow("2026-01-20");
    await addPapers(db, [30]);
    await db.$executeRaw`
      INSERT INTO papers (title) SELECT 'Of many ' || n FROM generate_series(1, 400) AS n`;
    await db.$executeRaw`
      INSERT INTO submissions (paper_id, day, status, listed_at)
      SELECT id, '2026-01-20', 'LISTED', '2026-01-20' FROM papers WHERE title LIKE 'Of many %'`;
    const told: unknown[] = [];
    for (let last: unknown; last !== null; told.push(last)) {
      const event = await slow.next();
      last = (event?.data?.["feedChanged"] as { paperId: string | null } | undefined)?.paperId;
    }
    expect(told.length).toBeLessThan(110);
  });
});

describe("the list of a day to come", () => {
  test("is its editors' alone", async () => {
    const { next } = await subscribe(server, FEED_CHANGED, { on: "2026-02-05" });
    expect((await next())?.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    const own = await follow("2026-02-05", editor.token);
    await listOn(server.database.prisma, row(3), "2026-02-05");
    expect(await own.next()).toEqual(news(3, true, "2026-02-05"));
  });

  test("is not told any more to one who is an editor no more", async () => {
    const own = await follow("2026-02-06", editor.token);
    await server.database.prisma.user.update({
      where: { id: editor.userId },
      data: { role: "MEMBER" },
    });
    await listOn(server.database.prisma, row(4), "2026-02-06");
    expect((await own.next())?.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});

test.each(["1800-01-01", "3000-01-01"])("%s is no day of a list", async (on) => {
  const { next } = await subscribe(server, FEED_CHANGED, { on }, { token: editor.token });
  expect((await next())?.errors?.[0]?.extensions?.["code"]).toBe("INVALID_INPUT");
});
