import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Viewer } from "@paperround/schema/context";
import type { DueAttempt } from "@paperround/schema/webhooks/delivery-queue";
import { requeueLostAttempts } from "@paperround/schema/webhooks/lost-attempts";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliveryWork } from "../../src/webhooks/delivery-work.ts";
import { webhookSecrets } from "../../src/webhooks/secret-box.ts";
import { addPapers, addPerson, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn } from "../support/test-server.ts";
import { createHook, createHookWorld, rowOf, say } from "./hook-world.ts";
import type { HookWorld } from "./hook-world.ts";
import { answer, startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

// A real receiver on this machine, which misbehaves on purpose.

let world: HookWorld;
let owner: SignedIn;
let author: Viewer;
let receiver: Receiver;
let hook: string;
let secret: string;

beforeAll(async () => {
  world = await createHookWorld();
  owner = await world.server.signIn("owner@example.org");
  author = await addPerson(world.server.database.prisma, "ada");
  await addPapers(world.server.database.prisma, range(1, 2));
});
afterAll(() => world.close());
beforeEach(async () => {
  await db().webhook.deleteMany();
  await db().notification.deleteMany();
  world.waiting.length = 0;
  world.now = new Date();
  receiver = await startReceiver();
  const made = await createHook(world.server, owner.token, { url: receiver.url });
  hook = made.webhook.id;
  secret = made.secret;
});
afterEach(() => receiver.close());

const db = () => world.server.database.prisma;
const mutate = async (call: string, selection = "") => {
  const query = `mutation { it: ${call} { __typename ... on Error { code } ${selection} } }`;
  const { data, errors } = await world.server.graphql<{
    it: { __typename: string; code?: string; secret: string };
  }>(query, {}, { token: owner.token });
  expect(errors).toBeUndefined();
  return data.it;
};
const happens = async () => {
  const id = await say(world.server, author, 1);
  await world.tell();
  return id;
};

interface Seen {
  id: string;
  messageId: string;
  state: string;
  body: string | null;
  attemptCount: number;
  nextAttemptAt: string | null;
  attempts: {
    number: number;
    statusCode: number | null;
    problem: string | null;
    responseExcerpt: string;
    durationMs: number;
  }[];
}

/** The deliveries as the API shows them, the first first. */
const log = async (): Promise<Seen[]> => {
  const { data } = await world.server.graphql<{ node: { deliveries: { nodes: Seen[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Webhook { deliveries { nodes {
      id messageId state body attemptCount nextAttemptAt
      attempts { number statusCode problem responseExcerpt durationMs } } } } } }`,
    { id: hook },
    { token: owner.token },
  );
  return data.node.deliveries.nodes.toReversed();
};
const status = () =>
  db().webhook.findUniqueOrThrow({
    where: { id: rowOf(hook) },
    select: { stopReason: true, failureCount: true },
  });

test("what arrives is signed as Standard Webhooks says, over the bytes of the body", async () => {
  await happens();
  expect(await world.deliver()).toBe(1);
  const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
  const [seen] = await log();
  expect(seen).toMatchObject({ state: "DELIVERED", body, attemptCount: 1, nextAttemptAt: null });
  expect(headers["webhook-id"]).toBe(seen?.messageId);
  expect(headers["content-type"]).toBe("application/json");
  // By hand: HMAC-SHA256 of id, time and body, with the bytes behind `whsec_`.
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  expect(key.length).toBe(32);
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  expect(headers["webhook-signature"]).toBe(expected);
  new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  // Sent again by a queue that did not hear of it, it is not sent twice.
  world.waiting.push({
    asked: { deliveryId: rowOf(seen?.id ?? ""), attempt: 1 },
    startAt: undefined,
  });
  await world.deliver();
  expect(receiver.received).toHaveLength(1);
});

describe("a receiver that", () => {
  const SILENT = () => {};
  const cases: [string, Parameters<Receiver["behave"]>[0], number | null, RegExp][] = [
    ["is broken", answer(500, {}, "Oh no"), 500, /status 500/],
    ["refuses", answer(401), 401, /status 401/],
    ["redirects inside", answer(302, { location: "http://127.0.0.1:1/" }), 302, /redirect/],
    [
      "redirects to metadata",
      answer(307, { location: "http://169.254.169.254/" }),
      307,
      /redirect/,
    ],
    ["cuts the connection", (response) => response.destroy(), null, /cut the connection/],
    ["says nothing", SILENT, null, /no answer within 1.5 seconds/],
  ];
  test.each(cases)("%s is asked again later", async (_what, manner, statusCode, problem) => {
    receiver.behave(manner);
    await happens();
    // Long enough for the request to arrive; and whoever answers at all is waited for.
    await world.deliver(manner === SILENT ? { patience: 1_500 } : {});
    const [seen] = await log();
    expect(seen).toMatchObject({ state: "PENDING", attemptCount: 1 });
    expect(seen?.attempts).toEqual([
      expect.objectContaining({
        number: 1,
        statusCode,
        problem: expect.stringMatching(problem) as string,
      }),
    ]);
    expect(receiver.received).toHaveLength(1);
    receiver.behave(answer(200, {}, "Fine"));
    world.pass(10);
    expect(await world.deliver()).toBe(1);
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    expect((await log())[0]).toMatchObject({ state: "DELIVERED", attemptCount: 2 });
    expect(await status()).toEqual({ stopReason: null, failureCount: 0 });
  });

  test("answers without end is read a little, and believed its status", async () => {
    receiver.behave((response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    });
    await happens();
    await world.deliver();
    const [seen] = await log();
    expect(seen?.state).toBe("DELIVERED");
    expect(seen?.attempts[0]?.responseExcerpt).toBe("x".repeat(500));
  });

  test("cuts its answer off has had the delivery", async () => {
    receiver.behave((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("So far", () => response.destroy());
    });
    await happens();
    await world.deliver();
    expect((await log())[0]?.state).toBe("DELIVERED");
  });

  test("asks for time gets it", async () => {
    receiver.behave(answer(429, { "retry-after": "120" }));
    await happens();
    await world.deliver();
    world.pass(119);
    expect(await world.deliver()).toBe(0);
    world.pass(2);
    expect(await world.deliver()).toBe(1);
  });

  test("is gone for good is not asked again, and its owner is told", async () => {
    receiver.behave(answer(410));
    await happens();
    await happens();
    await world.deliver();
    expect(await status()).toMatchObject({ stopReason: "GONE" });
    expect((await log()).map(({ state }) => state)).toEqual(["FAILED", "CANCELLED"]);
    expect(receiver.received).toHaveLength(1);
    expect(await told()).toEqual([
      { kind: "WEBHOOK_STOPPED", webhook: { id: hook, stopReason: "GONE" } },
    ]);
    await happens();
    expect(await log()).toHaveLength(2);
  });

  test("fails for days is asked ten times in three of them, and then the webhook stops and says so", async () => {
    receiver.behave(answer(503));
    await happens();
    const began = world.now.getTime();
    for (let attempt = 1; attempt <= 10; attempt++) {
      expect(await world.deliver()).toBe(1);
      expect(await status()).toMatchObject({
        stopReason: attempt < 10 ? null : "FAILING",
        failureCount: attempt,
      });
      world.now = world.waiting[0]?.startAt ?? world.now;
    }
    const days = (world.now.getTime() - began) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(4);
    expect(world.waiting).toEqual([]);
    expect((await log())[0]).toMatchObject({ state: "FAILED", attemptCount: 10 });
    expect(await told()).toHaveLength(1);
  });
});

test("a receiver that takes its time gets one delivery at once, and holds up nobody else", async () => {
  const prompt = await startReceiver();
  await createHook(world.server, owner.token, { url: prompt.url });
  const answers: (() => void)[] = [];
  receiver.behave((response) => answers.push(() => response.writeHead(204).end()));
  const work = deliveryWork(world.parts);
  const signal = new AbortController().signal;
  const run = (asked: DueAttempt) =>
    work.run(asked, { id: "", number: 1, isLast: false, signal, jobs: world.jobs });
  for (let n = 0; n < 3; n++) await happens();
  const slow = await db().webhookDelivery.findMany({ where: { webhookId: rowOf(hook) } });
  const others = await db().webhookDelivery.findMany({
    where: { NOT: { webhookId: rowOf(hook) } },
  });
  world.waiting.length = 0;
  const [first, second, third] = slow.map(({ id }) => ({ deliveryId: id, attempt: 1 }));
  if (!first || !second || !third) throw new Error("There are three.");
  const one = run(first);
  await expect.poll(() => answers).toHaveLength(1);
  await pause(2_050);
  answers.pop()?.();
  await one;
  // It was slow: of the next two, one waits.
  const two = run(second);
  await expect.poll(() => answers).toHaveLength(1);
  await run(third);
  expect(world.waiting).toEqual([
    { asked: { ...third, putOff: 1 }, startAt: expect.any(Date) as Date },
  ]);
  for (const { id } of others) await run({ deliveryId: id, attempt: 1 });
  expect(prompt.received).toHaveLength(3);
  answers.pop()?.();
  await two;
  await prompt.close();
});

async function told(): Promise<unknown[]> {
  const { data } = await world.server.graphql<{ viewer: { notifications: { nodes: unknown[] } } }>(
    "{ viewer { notifications { nodes { kind webhook { id stopReason } } } } }",
    {},
    { token: owner.token },
  );
  return data.viewer.notifications.nodes;
}

describe("redeliverWebhook", () => {
  test("sends the same again, though it was delivered, and though it waits", async () => {
    await happens();
    await world.deliver();
    const id = (await log())[0]?.id ?? "";
    const again = () => mutate(`redeliverWebhook(input: { deliveryId: "${id}" })`);
    expect(await again()).toEqual({ __typename: "RedeliverWebhookSuccess" });
    receiver.behave(answer(500));
    expect(await world.deliver()).toBe(1);
    expect((await log())[0]).toMatchObject({ state: "PENDING", attemptCount: 2 });
    receiver.behave(answer(204));
    // It waits for its time: said again, it comes at once, and only once.
    await again();
    await again();
    await world.deliver();
    world.pass(3_600);
    await world.deliver();
    expect(receiver.received).toHaveLength(3);
    expect(
      new Set(
        receiver.received.map(({ body, headers }) => `${String(headers["webhook-id"])} ${body}`),
      ).size,
    ).toBe(1);
  });

  test("is refused while the webhook is stopped", async () => {
    await happens();
    await world.deliver();
    await mutate(`updateWebhook(input: { webhookId: "${hook}", active: false })`);
    const id = (await log())[0]?.id ?? "";
    expect(await mutate(`redeliverWebhook(input: { deliveryId: "${id}" })`)).toMatchObject({
      code: "CONFLICT",
    });
    expect(await mutate(`sendTestEvent(input: { webhookId: "${hook}" })`)).toMatchObject({
      code: "CONFLICT",
    });
    expect(await told()).toEqual([]);
  });
});

test("sendTestEvent sends a ping", async () => {
  await mutate(`sendTestEvent(input: { webhookId: "${hook}" })`);
  await world.deliver();
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "ping" });
});

describe("what is hidden or deleted before it is sent", () => {
  test.each([
    [
      "a deleted comment",
      (id: number) => db().comment.update({ where: { id }, data: { deletedAt: new Date() } }),
    ],
    [
      "a hidden comment",
      (id: number) => db().comment.update({ where: { id }, data: { hiddenAt: new Date() } }),
    ],
  ])("%s is not sent, and not shown in the log", async (_what, hide) => {
    receiver.behave(answer(500));
    const id = await happens();
    await world.deliver();
    await hide(id);
    world.pass(60);
    await world.deliver();
    expect(receiver.received).toHaveLength(1);
    expect((await log())[0]).toMatchObject({ state: "CANCELLED", body: null });
  });
});

describe("secrets", () => {
  test("stand nowhere in the database or the log as they are", async () => {
    await happens();
    await world.deliver();
    const row = await db().webhook.findUniqueOrThrow({ where: { id: rowOf(hook) } });
    const everything = JSON.stringify([
      row,
      await db().webhookDelivery.findMany(),
      world.server.log(),
    ]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(secret.replace("whsec_", ""));
    // Sealed for one person, it opens for no other.
    const box = webhookSecrets("a secret of the tests, which is long enough");
    expect(box.open(row.secret, owner.userId)).toBe(secret);
    expect(box.open(row.secret, author.id)).toBeNull();
    expect(box.open(`${row.secret.slice(0, -2)}AA`, owner.userId)).toBeNull();
  });

  test("are rotated: for a day both sign, unless the one before has leaked", async () => {
    const rotate = (leaked: boolean) =>
      mutate(
        `rotateWebhookSecret(input: { webhookId: "${hook}", leaked: ${leaked} })`,
        "... on RotateWebhookSecretSuccess { secret }",
      );
    const next = (await rotate(false)).secret;
    const arrives = async () => {
      await happens();
      await world.deliver();
      const { body = "", headers = {} } = receiver.received.at(-1) ?? {};
      return (by: string) => {
        try {
          new Webhook(by).verify(body, headers as Record<string, string>);
          return true;
        } catch {
          return false;
        }
      };
    };
    const both = await arrives();
    expect([both(secret), both(next)]).toEqual([true, true]);
    const last = (await rotate(true)).secret;
    const one = await arrives();
    expect([one(secret), one(next), one(last)]).toEqual([false, false, true]);
  });

  test("that cannot be read any more stop the webhook until there is another", async () => {
    await happens();
    await world.deliver({ secrets: webhookSecrets("another secret of the instance, long enough") });
    expect(receiver.received).toEqual([]);
    const [seen] = await log();
    expect(seen?.state).toBe("FAILED");
    expect(seen?.attempts[0]?.problem).toContain("rotateWebhookSecret");
    expect(await told()).toEqual([
      { kind: "WEBHOOK_STOPPED", webhook: { id: hook, stopReason: "SECRET_LOST" } },
    ]);
    await mutate(`rotateWebhookSecret(input: { webhookId: "${hook}" })`);
    await mutate(`redeliverWebhook(input: { deliveryId: "${seen?.id ?? ""}" })`);
    await world.deliver();
    expect(receiver.received).toHaveLength(1);
  });
});

test("an attempt that was lost is looked after, once it is late", async () => {
  await happens();
  world.waiting.length = 0;
  const jobs = {
    send: (_tx: unknown, _queue: unknown, data: object) => {
      world.waiting.push({ asked: data as never, startAt: undefined });
      return Promise.resolve(true);
    },
  };
  const ports = { db: db(), clock: { now: () => world.now }, jobs: jobs as never };
  expect(await requeueLostAttempts(ports)).toBe(0);
  world.pass(700);
  expect(await requeueLostAttempts(ports)).toBe(1);
  await world.deliver();
  expect((await log())[0]?.state).toBe("DELIVERED");
  expect(await requeueLostAttempts(ports)).toBe(0);
});

test("a webhook whose address is private by now is not asked", async () => {
  await happens();
  const { createAddressPolicy } = await import("../../src/webhooks/address-policy.ts");
  await world.deliver({ policy: createAddressPolicy({ privateNetworks: [], http: true }) });
  expect(receiver.received).toEqual([]);
  expect((await log())[0]?.attempts[0]?.problem).toContain("not one that everybody can reach");
  expect(globalId("Webhook", rowOf(hook))).toBe(hook);
});
