import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openRedis } from "../../src/redis/open-redis.ts";
import { createRedisWatch } from "../../src/redis/redis-watch.ts";
import { createLeakyBucket } from "../../src/security/leaky-bucket.ts";
import type { Bucket } from "../../src/security/leaky-bucket.ts";
import { createSharedBucket } from "../../src/security/shared-bucket.ts";
import { startServer } from "../support/server-process.ts";
import { createTestServer } from "../support/test-server.ts";
import { isRedisAtHand, ownRedis, REDIS_URL } from "./redis-at-hand.ts";

const isAtHand = await isRedisAtHand();
const own = isAtHand ? await ownRedis() : null;

const opened: Redis[] = [];
afterAll(async () => {
  for (const redis of opened) redis.disconnect();
  await own?.kill();
});

/** @param patience how long a command may take: on a busy machine, longer than a request would wait */
async function connect(url: string, patience = 30_000): Promise<Redis> {
  const redis = openRedis(url);
  redis.options.commandTimeout = patience;
  opened.push(redis);
  await vi.waitFor(() => expect(redis.status).toBe("ready"), 10_000);
  return redis;
}

interface LogLine {
  level: string;
  message: string;
}

/** A bucket as a process of its own would have it. */
function bucketOver(redis: Redis, size: { points: number; seconds: number }, name = randomUUID()) {
  const lines: LogLine[] = [];
  const write =
    (level: string) =>
    (...args: unknown[]) =>
      void lines.push({ level, message: String(args.at(-1)) });
  const watch = createRedisWatch({ warn: write("warn"), info: write("info") });
  const insurance = createLeakyBucket(size);
  return { bucket: createSharedBucket(name, size, { redis, watch, insurance }), lines };
}

/** A network that no other test counts against. */
const someAddress = () =>
  `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;

describe.skipIf(!isAtHand)("a bucket in Redis", () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = await connect(REDIS_URL);
  });

  test("says what one in memory says, but for the time between", async () => {
    const size = { points: 1_000, seconds: 864_000 };
    const { bucket: shared } = bucketOver(redis, size);
    const memory = createLeakyBucket(size);
    for (const points of [1, 99, 400, 600, 500, 1, 250, 1]) {
      const [one, other] = [await shared.take("k", points), await memory.take("k", points)];
      expect(one.granted).toBe(other.granted);
      expect(one.remaining).toBe(other.remaining);
      expect(Math.abs(one.untilWhole - other.untilWhole)).toBeLessThan(60_000);
      expect(Math.abs(one.untilGranted - other.untilGranted)).toBeLessThan(60_000);
    }
  });

  test("never grants more than it holds, however many take at once from several processes", async () => {
    const size = { points: 500, seconds: 86_400 };
    const name = randomUUID();
    const buckets = [redis, await connect(REDIS_URL), await connect(REDIS_URL)].map(
      (connection) => bucketOver(connection, size, name).bucket,
    );
    const answers = await Promise.all(
      Array.from({ length: 900 }, async (_, index) =>
        (buckets[index % 3] as Bucket).take("k", 1 + (index % 3)),
      ),
    );
    const granted = answers.reduce((sum, { granted: is }, i) => sum + (is ? 1 + (i % 3) : 0), 0);
    // A day for 500: in the seconds of this test nothing comes back.
    expect(granted).toBe(500);
  });

  test("gives back what time brings", async () => {
    const { bucket } = bucketOver(redis, { points: 10, seconds: 1 });
    expect(await bucket.take("k", 10)).toMatchObject({ granted: true });
    await vi.waitFor(async () => {
      expect(await bucket.take("k", 5)).toMatchObject({ granted: true });
    }, 5_000);
  });

  test("leaves nothing behind in Redis that is not needed any more", async () => {
    const name = randomUUID();
    const { bucket } = bucketOver(redis, { points: 10, seconds: 6_000 }, name);
    await bucket.take("k", 1);
    const left = await redis.pttl(`limit:${name}:k`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(600_001);
  });
});

describe.skipIf(!isAtHand)("two servers", () => {
  test("count a person's requests, changes and cost together", async () => {
    const limits = {
      requestsPerMinute: 1_000_000,
      costPerMinute: 20_000,
      anonymousCostPerMinute: 1_000_000,
      writesPerMinute: 3,
      commentsPerHour: 1_000_000,
      submissionsPerDay: 1_000_000,
      signInCodesPerHour: 1_000_000,
      signInsPerHour: 1_000_000,
      digestMailsPerHour: 1_000_000,
    };
    const one = await createTestServer({ config: { limits }, redis: await connect(REDIS_URL) });
    const two = await createTestServer({
      config: { limits },
      redis: await connect(REDIS_URL),
      database: one.database,
    });
    const { token } = await one.signIn("everywhere@example.org");
    const answers: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { data } = await (i % 2 === 0 ? one : two).graphql<{
        createList: { __typename: string };
      }>(
        `mutation ($n: String!) { createList(input: { name: $n, idempotencyKey: $n }) { __typename } }`,
        { n: `List ${i}` },
        { token },
      );
      answers.push(data.createList.__typename);
    }
    expect(answers).toEqual([
      ...Array.from({ length: 3 }, () => "CreateListSuccess"),
      ...Array.from({ length: 2 }, () => "RateLimitedError"),
    ]);
    // Costs more than a third of the budget.
    const dear =
      "{ feed(period: DAY, first: 90) { nodes { related(first: 100) { nodes { id } } } } }";
    const codes = [];
    for (const server of [one, two, one, two]) {
      const { errors } = await server.graphql(dear, {}, { token });
      codes.push(errors?.[0]?.extensions?.["code"] ?? "granted");
    }
    expect(codes).toEqual(["granted", "granted", "RATE_LIMITED", "RATE_LIMITED"]);
    await two.close();
    await one.close();
  }, 120_000);

  test("that are two processes refuse an address together", async () => {
    const settings = {
      REDIS_URL,
      TRUST_PROXY: "1",
      LIMIT_REQUESTS: "10",
      LIMIT_COST_ANONYMOUS: "10000",
    };
    const prefix = join(tmpdir(), "paperround-test-");
    const folders = [await mkdtemp(prefix), await mkdtemp(prefix)];
    const processes = await Promise.all(
      folders.map((folder) => startServer({ ...settings, PAPERROUND_DATA_DIR: folder })),
    );
    const address = someAddress();
    const ask = async (i: number, from: string) => {
      const answer = await fetch(`${processes[i % 2]?.url}/graphql?query={__typename}`, {
        headers: { "x-forwarded-for": from },
      });
      return answer.status;
    };
    for (const i of [0, 1]) expect(await ask(i, someAddress())).toBe(200);
    const start = performance.now();
    const statuses = await Promise.all(Array.from({ length: 24 }, (_, i) => ask(i, address)));
    const granted = statuses.filter((status) => status === 200).length;
    // One comes back every six seconds.
    const cameBack = (performance.now() - start) / 6_000;
    expect(granted).toBeGreaterThanOrEqual(10);
    expect(granted).toBeLessThanOrEqual(10 + cameBack);
    expect(statuses.filter((status) => status === 429)).toHaveLength(24 - granted);
    for (const one of processes) {
      expect((await one.end("SIGTERM"))[0]).toBe(0);
      expect(one.output()).not.toContain("Redis does not answer");
    }
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }, 300_000);
});

describe.skipIf(own === null)("when Redis goes away", () => {
  test("each process counts by itself, says so once, and comes back to it", async () => {
    if (own === null) return;
    const redis = await connect(own.url);
    const { bucket, lines } = bucketOver(redis, { points: 5, seconds: 86_400 });
    for (let i = 0; i < 5; i++) expect((await bucket.take("k", 1)).granted).toBe(true);
    expect((await bucket.take("k", 1)).granted).toBe(false);
    await own.kill();
    const alone = [];
    for (let i = 0; i < 9; i++) alone.push((await bucket.take("k", 1)).granted);
    expect(alone.filter(Boolean)).toHaveLength(5);
    expect(lines).toEqual([
      {
        level: "warn",
        message: "Redis does not answer: until it does, this process counts limits by itself",
      },
    ]);
    await own.start();
    // The new one knows of nothing: what it grants again tells that it was asked.
    await vi.waitFor(async () => expect((await bucket.take("k", 1)).granted).toBe(true), {
      timeout: 20_000,
      interval: 100,
    });
    expect(lines.at(-1)).toEqual({ level: "info", message: "Redis answers again" });
    expect(lines).toHaveLength(2);
  }, 60_000);

  test("when it hangs, one request a moment waits for it, and the others go on", async () => {
    if (own === null) return;
    const redis = await connect(own.url, 1_000);
    const { bucket, lines } = bucketOver(redis, { points: 1_000, seconds: 60 });
    await bucket.take("k", 1);
    own.hang();
    expect((await bucket.take("k", 1)).granted).toBe(true);
    expect(lines).toHaveLength(1);
    // Were each to wait for a second, this would take minutes.
    for (let i = 0; i < 500; i++) expect((await bucket.take("k", 1)).granted).toBe(true);
    own.goOn();
    await vi.waitFor(async () => {
      await bucket.take("k", 1);
      expect(lines.at(-1)?.level).toBe("info");
    }, 20_000);
  }, 60_000);

  test("a server starts without it, and answers", async () => {
    const redis = openRedis("redis://127.0.0.1:1");
    opened.push(redis);
    const server = await createTestServer({ redis });
    for (let i = 0; i < 3; i++)
      expect((await server.graphql("{ __typename }")).data).toEqual({ __typename: "Query" });
    const told = server.log().filter(({ msg }) => String(msg).includes("Redis"));
    expect(told).toHaveLength(1);
    await server.close();
  });
});
