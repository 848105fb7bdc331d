import { requestSubscription } from "@paperround/schema/digests/request-subscription";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { digestWork } from "../../src/digests/digest-work.ts";
import { requestMailWork } from "../../src/digests/request-mail-work.ts";
import { startJobQueue } from "../../src/jobs/queue/job-queue.ts";
import type { RunningQueue } from "../../src/jobs/queue/job-queue.ts";
import { BRISK, earlyInStretch } from "../jobs/queue/test-work.ts";
import { addPapers } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";

// Through the real queue, as a server runs it.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const SOON = { timeout: 30_000 };

let world: DigestWorld;
let queue: RunningQueue;
beforeAll(async () => {
  world = await createDigestWorld();
  const { parts, server } = world;
  queue = await startJobQueue({
    database: server.database,
    logger: parts.logger,
    // Without its timetable: what comes by the clock would come between.
    works: [{ ...digestWork(parts), timetables: [] }, requestMailWork(parts, parts.mailer)],
    rhythm: BRISK,
  });
});
afterAll(async () => {
  await queue.stop(5_000);
  await world.close();
});

test("a mail that is asked for is sent with the transaction, and one in five minutes, however often it is asked for", async () => {
  const ports = { ...world.parts, jobs: queue.jobs };
  await earlyInStretch(300);
  for (let count = 0; count < 5; count += 1)
    await requestSubscription(ports, { email: "ada@example.org" });
  await requestSubscription(ports, { email: "bo@example.org" });
  await vi.waitUntil(() => world.mailServer.received.length >= 2, SOON);
  await expect(requestSubscription(ports, { email: "cy@example.org", hour: 99 })).rejects.toThrow();
  const { rows } = await world.server.database.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'digest-mail'",
  );
  expect(rows[0]?.count).toBe(2);
  expect(
    world
      .arrived()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(["ada@example.org", "bo@example.org"]);
});

test("what is due is sent by a job that stands on the timetable, and of which one is done at a time", async () => {
  await addPapers(world.db, [1], { day: "2026-11-24T05:00:00Z" });
  await addReader(world, "reader");
  const { queue: digests, timetables, kept } = digestWork(world.parts);
  expect(timetables).toMatchObject([{ cron: "*/5 * * * *" }]);
  expect(kept).toBe("one-per-key");
  const sent = await Promise.all(
    [1, 2, 3].map(() => queue.jobs.send(null, digests, {}, { key: "look" })),
  );
  expect(sent.filter(Boolean)).toHaveLength(1);
  await vi.waitUntil(
    () => world.mailServer.received.some(({ to }) => to === "reader@example.org"),
    SOON,
  );
  expect(world.arrived()).toHaveLength(1);
});
