import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { housekeepingWork } from "../../src/database/housekeeping-work.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { settle } from "../changes/copy.ts";
import { createTestDatabase } from "../support/test-database.ts";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const NOW = new Date("2026-03-31T03:40:00Z");
const DAY = 86_400_000;

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

test("what has expired goes, and nothing else; doing it twice changes nothing", async () => {
  const { prisma } = database;
  await prisma.user.create({ data: { id: "ada", name: "Ada", handle: "ada", email: "ada@x.org" } });
  await prisma.idempotencyKey.createMany({
    // More than go in one statement.
    data: Array.from({ length: 2_300 }, (_, n) => ({
      userId: "ada",
      key: `key-${n}`,
      operation: "createList",
      inputHash: "",
      createdAt: daysAgo(n < 2_200 ? 31 : 29),
    })),
  });
  for (const [id, days] of Object.entries({ ended: 1, running: -1 })) {
    const expiresAt = daysAgo(days);
    await prisma.session.create({ data: { id, token: id, userId: "ada", expiresAt } });
    await prisma.verification.create({ data: { id, identifier: id, value: "", expiresAt } });
  }
  // Read and unread, each just kept and just not.
  for (const [days, readDays] of [
    [200, 179],
    [181, 181],
    [364, null],
    [366, null],
    [366, 1],
  ] as const) {
    await prisma.notification.create({
      data: {
        userId: "ada",
        kind: "REPLY",
        subject: `${days} ${readDays}`,
        createdAt: daysAgo(days),
        readAt: readDays === null ? null : daysAgo(readDays),
      },
    });
  }
  const hook = await prisma.webhook.create({
    data: { ownerId: "ada", url: "https://x.example/", events: ["COMMENT_CREATED"], secret: "" },
  });
  await prisma.webhookFiring.create({
    data: { webhookId: hook.id, event: "COMMENT_CREATED", subjectId: 1 },
  });
  for (const [messageId, days, state] of [
    ["old", 31, "DELIVERED"],
    ["old and waiting", 31, "PENDING"],
    ["young", 29, "FAILED"],
  ] as const) {
    await prisma.webhookDelivery.create({
      data: {
        webhookId: hook.id,
        messageId,
        state,
        event: "COMMENT_CREATED",
        body: "{}",
        createdAt: daysAgo(days),
        attempts: { create: { number: 1, startedAt: daysAgo(days), durationMs: 1 } },
      },
    });
  }
  for (const [paperId, days] of [31, 29].entries()) {
    await prisma.changeLogEntry.create({
      data: { kind: "PAPER_ADDED", paperId, changedAt: daysAgo(days) },
    });
  }
  // What other transactions might still have to be read with stays.
  await settle(prisma);
  const lines: string[] = [];
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  const work = housekeepingWork({
    db: prisma,
    clock: { now: () => NOW },
    logger,
    changeLogDays: 30,
  });
  const { signal } = new AbortController();
  const jobs = { send: () => Promise.resolve(true) };
  for (let round = 0; round < 2; round++)
    await work.run({}, { id: "", number: 1, isLast: false, signal, jobs });

  expect(await prisma.idempotencyKey.count()).toBe(100);
  const kept = await prisma.notification.findMany({ orderBy: { id: "asc" } });
  expect(kept.map(({ subject }) => subject)).toEqual(["200 179", "364 null"]);
  const deliveries = await prisma.webhookDelivery.findMany({ orderBy: { id: "asc" } });
  expect(deliveries.map(({ messageId }) => messageId)).toEqual(["old and waiting", "young"]);
  // That it was told of it stays known.
  expect(await prisma.webhookFiring.count()).toBe(1);
  expect(await prisma.session.findMany({ select: { id: true } })).toEqual([{ id: "running" }]);
  expect(await prisma.verification.findMany({ select: { id: true } })).toEqual([{ id: "running" }]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      keys: 2_200,
      notifications: 3,
      deliveries: 1,
      sessions: 1,
      verifications: 1,
      changes: 1,
    }),
    expect.objectContaining({
      keys: 0,
      notifications: 0,
      deliveries: 0,
      sessions: 0,
      verifications: 0,
      changes: 0,
    }),
  ]);
});
