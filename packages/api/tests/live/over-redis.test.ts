import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ownRedis } from "../limits/redis-at-hand.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { TwoServers } from "./two-servers.ts";
import { startTwoServers, told } from "./two-servers.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const own = TEST_DATABASE_URL === undefined ? null : await ownRedis();

// As behind a pooler: nothing is said on PostgreSQL's channel, so a process is woken by Redis, or looks now and then.
describe.skipIf(own === null)(
  "two processes that cannot hear the database, and share a Redis (on PostgreSQL, by TEST_DATABASE_URL)",
  () => {
    let servers: TwoServers;
    beforeAll(async () => {
      servers = await startTwoServers(
        { REDIS_URL: own?.url ?? "" },
        (db) => db.$executeRaw`DROP TRIGGER tell ON change_log`,
      );
    });
    afterAll(async () => {
      await servers.close();
      await own?.kill();
    });

    /** What a process has to say to the others, as Redis passes it on. */
    async function listenIn(): Promise<{ words: string[]; close(): void }> {
      const redis = new Redis(own?.url ?? "");
      const words: string[] = [];
      redis.on("message", (channel: string) => void words.push(channel));
      await redis.subscribe("paperround:changes:0");
      return { words, close: () => redis.disconnect() };
    }

    test("each is told by Redis of what the other did, and Redis may die in between", async () => {
      const { one, other, subscribe, vote } = servers;
      const streams = [await subscribe(one), await subscribe(other)];
      const all = async (upvoted: boolean): Promise<void> => {
        for (const { next } of streams) expect(await next()).toEqual(told(upvoted));
      };

      const spoken = await listenIn();
      await vote(one, true);
      await all(true);
      await vi.waitFor(() => expect(spoken.words).toContain("paperround:changes:0"), 20_000);
      spoken.close();

      // Nobody is told now: the log is looked at, and what is there comes once.
      await own?.kill();
      await vote(other, false);
      await all(false);
      await vote(one, true);
      await all(true);

      await own?.start();
      await vi.waitFor(async () => {
        const redis = new Redis(own?.url ?? "");
        const [, listeners] = await redis.pubsub("NUMSUB", "paperround:changes:0");
        redis.disconnect();
        expect(Number(listeners)).toBe(2);
      }, 30_000);
      const again = await listenIn();
      await vote(other, false);
      await all(false);
      await vi.waitFor(() => expect(again.words.length).toBeGreaterThan(0), 20_000);
      again.close();
      for (const stream of streams) await stream.leave();
    });

    test("what comes in a row while Redis dies and returns ends with what stands, nothing twice", async () => {
      const { one, other, subscribe, vote } = servers;
      const stream = await subscribe(other, 2);
      const rounds = 12;
      for (let round = 1; round <= rounds; round++) {
        if (round === 4) await own?.kill();
        if (round === 8) await own?.start();
        const upvoted = round % 2 === 1;
        await vote(round % 3 === 0 ? other : one, upvoted, 2);
        // Waiting for each: one vote is one event, and none is left over for the next.
        expect(await stream.next(), `vote ${round}`).toEqual(told(upvoted));
      }
      await stream.leave();
    });
  },
);
