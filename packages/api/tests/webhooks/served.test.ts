import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { askServer, startServer } from "../support/server-process.ts";
import { signInAt } from "../support/sign-in-at.ts";
import { answer, startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

// The whole way, by the program as it runs: change log, queue, socket.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let home: DataFolder;
let receiver: Receiver;
beforeEach(async () => {
  home = await createDataFolder();
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  await home.remove();
});

interface Made {
  createWebhook: { secret: string; webhook: { id: string } };
}

interface Logged {
  node: {
    deliveries: {
      nodes: {
        messageId: string;
        state: string;
        attempts: { number: number; statusCode: number | null }[];
      }[];
    };
  };
}

/** Starts the server on this home, and signs the owner in. */
async function startAsOwner() {
  const server = await startServer({
    ...home.settings,
    AUTH_SECRET: "the secret of the webhooks' test, long enough",
    LOG_LEVEL: "warn",
    WEBHOOKS_PRIVATE_ADDRESSES: "127.0.0.1",
    WEBHOOKS_HTTP: "on",
  });
  const token = await signInAt(server.url, home.path, "owner@example.org");
  const ask = async <Data>(query: string): Promise<Data> => {
    const { data } = (await askServer(server.url, query, {}, token)) as { data: Data };
    return data;
  };
  return { server, ask };
}

type Ask = Awaited<ReturnType<typeof startAsOwner>>["ask"];

async function listenForComments(ask: Ask): Promise<Made["createWebhook"]> {
  const { createWebhook } = await ask<Made>(
    `mutation { createWebhook(input: { url: "${receiver.url}", events: [COMMENT_CREATED], idempotencyKey: "1" }) {
      ... on CreateWebhookSuccess { secret webhook { id } } } }`,
  );
  return createWebhook;
}

/** @returns the paper's id */
async function comment(ask: Ask): Promise<string> {
  const { feed } = await ask<{ feed: { nodes: { id: string }[] } }>(
    "{ feed(period: TRENDING, first: 1) { nodes { id } } }",
  );
  const id = feed.nodes[0]?.id ?? "";
  await ask(
    `mutation { addComment(input: { paper: { id: "${id}" }, body: "So **well** said.", idempotencyKey: "2" }) { __typename } }`,
  );
  return id;
}

const arrivals = (count: number, timeout: number) =>
  vi.waitUntil(() => receiver.received.length >= count, { timeout, interval: 20 });

test("what somebody says arrives, signed, within moments", async () => {
  const { server, ask } = await startAsOwner();
  try {
    const { secret } = await listenForComments(ask);
    const id = await comment(ask);
    await arrivals(1, 30_000);
    const [{ body, headers } = { body: "", headers: {} }] = receiver.received;
    const event = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(event).toMatchObject({
      type: "comment.created",
      data: { comment: { body: "So **well** said." }, paper: { id } },
    });
  } finally {
    await server.end("SIGTERM");
  }
});

// The queue hears of a killed process when its job has not stirred for a minute.
test("what was under way when the server was killed arrives again, as the same, and is logged once", async () => {
  receiver.behave(() => undefined);
  const first = await startAsOwner();
  const { webhook } = await listenForComments(first.ask);
  await comment(first.ask);
  await arrivals(1, 30_000);
  await first.server.end("SIGKILL");
  receiver.behave(answer(204));

  const { server, ask } = await startAsOwner();
  try {
    await arrivals(2, 240_000);
    const deliveries = `{ node(id: "${webhook.id}") { ... on Webhook { deliveries {
      nodes { messageId state attempts { number statusCode } } } } } }`;
    const logged = async () => (await ask<Logged>(deliveries)).node.deliveries.nodes;
    await vi.waitUntil(async () => (await logged())[0]?.state === "DELIVERED", { timeout: 30_000 });
    const [before, after] = receiver.received;
    expect(after?.body).toBe(before?.body);
    expect(await logged()).toEqual([
      {
        messageId: before?.headers["webhook-id"],
        state: "DELIVERED",
        attempts: [{ number: 1, statusCode: 204 }],
      },
    ]);
    expect(after?.headers["webhook-id"]).toBe(before?.headers["webhook-id"]);
    expect(receiver.received).toHaveLength(2);
  } finally {
    await server.end("SIGTERM");
  }
}, 360_000);
