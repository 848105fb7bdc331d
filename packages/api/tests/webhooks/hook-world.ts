import type { JobQueue, Viewer } from "@paperround/schema/context";
import { addComment } from "@paperround/schema/comments/add-comment";
import { tellWebhooks } from "@paperround/schema/webhooks/tell-webhooks";
import type { Told } from "@paperround/schema/webhooks/tell-webhooks";
import { deliveryQueue } from "@paperround/schema/webhooks/delivery-queue";
import type { DueAttempt } from "@paperround/schema/webhooks/delivery-queue";
import { createAddressPolicy } from "../../src/webhooks/address-policy.ts";
import { deliveryWork } from "../../src/webhooks/delivery-work.ts";
import type { DeliveryParts } from "../../src/webhooks/delivery-work.ts";
import { webhookSecrets } from "../../src/webhooks/secret-box.ts";
import { settle } from "../changes/copy.ts";
import { arxivId } from "../papers/made-up-papers.ts";
import type { TestServer, TestServerOptions } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

/** This machine may be asked, by plain HTTP. */
const LOOPBACK = { privateNetworks: ["127.0.0.0/8"], http: true };

/** The instance's secret, as the test server has it. */
const SECRET = "a secret of the tests, which is long enough";

/** A server, what waits in its queue, and a clock that a test moves. */
export interface HookWorld {
  server: TestServer;
  now: Date;
  /** What deliveries are made with. */
  parts: DeliveryParts;
  jobs: JobQueue;
  /** What waits, with its time. */
  waiting: { asked: DueAttempt; startAt: Date | undefined }[];
  /** Tells webhooks of all that is committed. @returns how many deliveries came of it */
  tell(): Promise<number>;
  /** Makes every attempt that is due by now. @returns how many */
  deliver(parts?: Partial<DeliveryParts>): Promise<number>;
  pass(seconds: number): void;
  close(): Promise<void>;
}

export async function createHookWorld(options: TestServerOptions = {}): Promise<HookWorld> {
  const waiting: HookWorld["waiting"] = [];
  const jobs: JobQueue = {
    send(_tx, { name }, data, { startAt } = {}) {
      if (name === deliveryQueue.name) waiting.push({ asked: data as DueAttempt, startAt });
      return Promise.resolve(true);
    },
  };
  const clock = { now: () => world.now };
  const server = await createTestServer({
    jobs,
    clock,
    ...options,
    config: { webhooks: LOOPBACK, ...options.config },
  });
  const db = server.database.prisma;
  const parts = {
    db,
    clock,
    policy: createAddressPolicy(LOOPBACK),
    secrets: webhookSecrets(SECRET),
    userAgent: "Paperround/test",
  };
  const world: HookWorld = {
    server,
    parts,
    jobs,
    now: new Date(),
    waiting,
    async tell() {
      await settle(db);
      let count = 0;
      for (let told: Told | undefined; told?.hasMore !== false;) {
        told = await tellWebhooks({ db, clock, jobs }, 7);
        count += told.deliveries;
      }
      return count;
    },
    async deliver(over = {}) {
      const due = waiting.filter(({ startAt }) => startAt === undefined || startAt <= world.now);
      for (const job of due) waiting.splice(waiting.indexOf(job), 1);
      const work = deliveryWork({ ...parts, ...over });
      const { signal } = new AbortController();
      for (const { asked } of due)
        await work.run(asked, { id: "", number: 1, isLast: false, signal, jobs });
      return due.length;
    },
    pass(seconds) {
      world.now = new Date(world.now.getTime() + seconds * 1_000);
    },
    close: () => server.close(),
  };
  return world;
}

/** What createWebhook and the like answer. */
export interface HookAnswer {
  __typename: string;
  code?: string;
  message?: string;
  secret: string;
  webhook: { id: string };
}

const CREATE = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    __typename
    ... on CreateWebhookSuccess { secret webhook { id } }
    ... on Error { code message }
  }
}`;

let made = 0;

/** Sends createWebhook. */
export async function createHook(
  server: TestServer,
  token: string,
  input: Record<string, unknown>,
): Promise<HookAnswer> {
  const whole = { events: ["COMMENT_CREATED"], idempotencyKey: `hook ${made++}`, ...input };
  const { data, errors } = await server.graphql<{ createWebhook: HookAnswer }>(
    CREATE,
    { input: whole },
    { token },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.createWebhook;
}

/** Says something of the made-up paper of this number. @returns the comment's row */
export async function say(server: TestServer, author: Viewer, number: number): Promise<number> {
  const { commentId } = await addComment(
    server.database.prisma,
    author,
    { now: () => new Date() },
    { paper: { arxiv: arxivId(number) }, body: "I see.", idempotencyKey: `said ${made++}` },
  );
  return commentId;
}

/** What was put there for a webhook, or for all: events with their subjects' rows. */
export async function firings(server: TestServer, webhookId?: string): Promise<string[]> {
  const rows = await server.database.prisma.webhookDelivery.findMany({
    where: webhookId === undefined ? {} : { webhookId: rowOf(webhookId) },
    orderBy: { id: "asc" },
  });
  return rows.map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

/** The row of a global id. */
export function rowOf(globalId: string): number {
  return Number(Buffer.from(globalId, "base64").toString().split(":")[1]);
}
