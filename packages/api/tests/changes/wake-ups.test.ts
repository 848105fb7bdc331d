import type { LoggedChange } from "@paperround/schema/changes/logged-change";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { ChangeFollower } from "../../src/changes/follow-changes.ts";
import { createChangeFollower } from "../../src/changes/follow-changes.ts";
import type { Database } from "../../src/database/database.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { openRedis } from "../../src/redis/open-redis.ts";
import { createWakeUps } from "../../src/redis/wake-ups.ts";
import { ownRedis } from "../limits/redis-at-hand.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { settle } from "./copy.ts";

// Two followers, as two processes would have them, on a database that cannot be listened to and is never looked at
// unasked: what they hear, Redis told them.

const NEVER = 3_600_000;

const own = await ownRedis();
let database: Database;
let rows: number[];
const followers: ChangeFollower[] = [];
const opened: Redis[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  rows = await addPapers(database.prisma, range(1, 3));
});

afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()));
  for (const redis of opened.splice(0)) redis.disconnect();
});

afterAll(async () => {
  await database.close();
  await own?.kill();
});

/** One process: what it says, what it heard, and its log. */
async function aProcess(url: string, pollEvery = NEVER) {
  const lines: string[] = [];
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  const redis = openRedis(url);
  opened.push(redis);
  const deaf = { ...database, listen: () => Promise.resolve({ close: () => Promise.resolve() }) };
  const wakeUps = createWakeUps(redis, logger);
  const follower = createChangeFollower({ database: deaf, logger, wakeUps, pollEvery });
  followers.push(follower);
  const papers: number[] = [];
  const listener = {
    changed: (changes: readonly LoggedChange[]) =>
      void papers.push(...changes.map(({ paperId }) => paperId)),
    reset: () => void papers.push(-1),
  };
  await follower.follow(listener);
  return {
    announce: follower.announce,
    papers,
    log: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    isHeard: () => vi.waitFor(() => expect(redis.status).toBe("ready"), 20_000),
    heard: (expected: (number | undefined)[]) =>
      vi.waitFor(() => expect(papers).toEqual(expected), 20_000),
  };
}

const touch = (number: number) =>
  database.prisma.paper.update({
    where: { id: rows[number - 1] ?? 0 },
    data: { sourceUpvoteCount: { increment: 1 } },
  });

describe.skipIf(own === null)("processes that wake each other over Redis", () => {
  const url = own?.url ?? "";

  test("each looks when the other says that it wrote, and finds each change once", async () => {
    await settle(database.prisma);
    const [one, other] = [await aProcess(url), await aProcess(url)];
    await Promise.all([one.isHeard(), other.isHeard()]);
    await touch(1);
    one.announce();
    for (const each of [one, other]) await each.heard([rows[0]]);
    await touch(2);
    other.announce();
    for (const each of [one, other]) await each.heard([rows[0], rows[1]]);
    // A word too many is looked for and finds nothing.
    for (let times = 0; times < 50; times++) one.announce();
    await touch(3);
    one.announce();
    for (const each of [one, other]) await each.heard([rows[0], rows[1], rows[2]]);
  });

  test("hear nothing of an instance in another database of the same Redis", async () => {
    await settle(database.prisma);
    const [one, stranger] = [await aProcess(url), await aProcess(`${url}/1`)];
    await Promise.all([one.isHeard(), stranger.isHeard()]);
    await vi.waitFor(async () => {
      const channels = (await opened[0]?.pubsub("CHANNELS", "paperround:*")) as string[];
      expect(channels.sort()).toEqual(["paperround:changes:0", "paperround:changes:1"]);
    }, 20_000);
    await touch(1);
    stranger.announce();
    await stranger.heard([rows[0]]);
  });

  test("what was written while Redis was gone is found when it is back, once", async () => {
    await settle(database.prisma);
    const [one, other] = [await aProcess(url), await aProcess(url)];
    await Promise.all([one.isHeard(), other.isHeard()]);
    await touch(1);
    one.announce();
    for (const each of [one, other]) await each.heard([rows[0]]);
    await own?.kill();
    await touch(2);
    one.announce();
    // Who wrote it hears it by itself.
    await one.heard([rows[0], rows[1]]);
    await vi.waitFor(() => expect(other.log()).toContain(AWAY), 20_000);
    await own?.start();
    await other.heard([rows[0], rows[1]]);
    await vi.waitFor(() => expect(other.log()).toContain(BACK), 20_000);
    await touch(3);
    other.announce();
    for (const each of [one, other]) await each.heard([rows[0], rows[1], rows[2]]);
    expect(other.log().filter((line) => line === AWAY)).toHaveLength(1);
  });

  test("look by themselves while Redis is gone, from the beginning too", async () => {
    await settle(database.prisma);
    await own?.kill();
    const [one, other] = [await aProcess(url, 20), await aProcess(url, 20)];
    await touch(1);
    one.announce();
    for (const each of [one, other]) await each.heard([rows[0]]);
    await own?.start();
    await touch(2);
    one.announce();
    for (const each of [one, other]) await each.heard([rows[0], rows[1]]);
  });
});

const AWAY = "Redis tells of no changes: until it does, this process looks for them itself";
const BACK = "Redis tells of changes again";
